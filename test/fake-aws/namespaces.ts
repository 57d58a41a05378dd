/** The XML namespaces of the services, and how S3 says that a facet is not there. */

import { refused } from './errors.js';
import type { Reply } from './reply.js';

export const S3_DOCUMENTS = 'http://s3.amazonaws.com/doc/2006-03-01/';
export const S3_CONTROL_DOCUMENTS = 'http://awss3control.amazonaws.com/doc/2018-08-20/';

export function s3Refusal(code: string, message: string, status = 404): Reply {
  return refused('s3', { status, code, message, more: { BucketName: '{{bucket}}' } });
}
