import { describe, expect, it } from 'vitest';
import { seen, told, unitOf } from './reading.js';

/** What is cut out of a text, in a template with APIs and endpoints. */
function cut(select: number, delimiter: string, text: string): unknown {
  const unit = unitOf(`Parameters: { Some: { Type: String } }
Resources:
  Rest: { Type: AWS::ApiGateway::RestApi }
  Stage: { Type: AWS::ApiGateway::Stage }
  Http: { Type: AWS::ApiGatewayV2::Api }
  Graph: { Type: AWS::AppSync::GraphQLApi }
  Url: { Type: AWS::Lambda::Url }
  Site: { Type: AWS::S3::Bucket }
  Queue: { Type: AWS::SQS::Queue }
  Made: { Type: AWS::SNS::Topic, Properties: { TopicName: !Select [${select}, !Split ['${delimiter}', ${text}]] } }
`);
  return told(seen(unit, 'Made', ['TopicName']));
}

const api = '!Sub "https://${Rest}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}/items"';

describe('what Split cuts out of a URL', () => {
  it.each([
    ['the host of an API', 2, '/', api, '${Rest}.execute-api.${AWS::Region}.amazonaws.com'],
    ['its stage', 3, '/', api, '${Stage}'],
    ['all behind the scheme', 1, '://', api, '${Rest}.execute-api.${AWS::Region}.amazonaws.com/${Stage}/items'],
    ['the host of a website', 1, '://', '!GetAtt Site.WebsiteURL', '${Site.WebsiteURL}'],
    ['the scheme of a website', 0, ':', '!GetAtt Site.WebsiteURL', 'http'],
    ['the host of an HTTP API', 2, '/', '!GetAtt Http.ApiEndpoint', '${Http.ApiEndpoint}'],
    ['the host of a function', 2, '/', '!GetAtt Url.FunctionUrl', '${Url.FunctionUrl}'],
    ['the host of a GraphQL API', 2, '/', '!GetAtt Graph.GraphQLUrl', '${Graph.GraphQLUrl}'],
    ['the path of a GraphQL API', 3, '/', '!GetAtt Graph.GraphQLUrl', 'graphql'],
  ])('%s', (_, select, delimiter, text, value) => expect(cut(select, delimiter, text)).toBe(value));

  it.each([
    ['an id may hold letters', 0, 'a', '!Ref Rest', '${Rest}'],
    ['a name may hold a line', 0, '_', '!Ref Stage', '${Stage}'],
    ['a queue is referred to by its URL', 2, '/', '!Ref Queue', '${Queue}'],
    ['a parameter may hold anything', 2, '/', '!Sub "https://${Some}/x"', 'https://${Some}/x'],
  ])('%s', (_, select, delimiter, text, says) => expect(cut(select, delimiter, text)).toBe(`<cut out of ${says}, which is known only after deployment>`));
});
