/**
 * Condition keys, written by hand. Sources: IAM User Guide, "AWS global condition context keys", read November 2026 (what a request
 * carries: "Availability" there); Service Authorization Reference, Amazon S3, and S3 User Guide, "Bucket policy examples using
 * condition keys", April and October 2026 (S3's own keys, their types and values; what is redacted in calls of AWS services).
 *
 * One line a key: its spelling (a family of tag keys ends with a slash), its type, what anonymous callers, accounts and services
 * carry (`A` always, `M` maybe, `N` never, `=x` always and always with this value), and what else there is to say:
 * `list` several values · `internet`, `endpoint` only on requests that take this way · `point` only through an access point ·
 * `listed` only with the actions that list it · `resource` only with actions that name a resource · `caller` the caller sets it as it likes ·
 * `of:a,b` values that are known · `only:a,b` there are no other values.
 */
export const KEY_TABLE = `
aws:PrincipalArn arn N A N
aws:PrincipalAccount string =anonymous A N
aws:PrincipalOrgPaths string N M N list
aws:PrincipalOrgID string N M N
aws:PrincipalTag/ string N M N
aws:PrincipalIsAWSService bool N =false =true
aws:PrincipalServiceName string N N A
aws:PrincipalServiceNamesList string N N A list
aws:PrincipalType string =Anonymous A N of:Account,User,AssumedRole,FederatedUser
aws:userid string =anonymous A N
aws:username string N M N
aws:AssumedRoot bool N M N
aws:FederatedProvider string N M N
aws:TokenIssueTime date N M N
aws:SignInSessionArn arn N M N
aws:MultiFactorAuthAge numeric N M N
aws:MultiFactorAuthPresent bool N M N
aws:ChatbotSourceArn arn N M N
aws:Ec2InstanceSourceVpc string N M N
aws:Ec2InstanceSourcePrivateIPv4 ip N M N
aws:SourceIdentity string N M N
ec2:RoleDelivery numeric N M N
ec2:SourceInstanceArn arn N M N
glue:RoleAssumedBy string N M N
glue:CredentialIssuingService string N M N
codebuild:BuildArn arn N M N
codebuild:ProjectArn arn N M N
lambda:SourceFunctionArn arn N M N
ssm:SourceInstanceArn arn N M N
identitystore:UserId string N M N
aws:SourceIp ip A A N internet
aws:SourceVpc string A A N endpoint
aws:SourceVpcArn arn M M N endpoint
aws:SourceVpce string A A N endpoint
aws:VpceAccount string M M N endpoint
aws:VpceOrgID string M M N endpoint
aws:VpceOrgPaths string M M N endpoint list
aws:VpcSourceIp ip A A N endpoint
aws:ResourceAccount string A A A
aws:ResourceOrgID string M M M
aws:ResourceOrgPaths string M M M list
aws:ResourceTag/ string M M M resource
aws:CalledVia string N M N list
aws:CalledViaFirst string N M N
aws:CalledViaLast string N M N
aws:CalledViaAWSMCP string N M N
aws:ViaAWSService bool =false A A
aws:ViaAWSMCPService bool N M N
aws:IsMcpServiceAction bool N M N
aws:CurrentTime date A A A
aws:EpochTime date A A A
aws:Referer string M M N caller
aws:RequestedRegion string A A A
aws:RequestTag/ string M M M listed
aws:TagKeys string M M M listed list
aws:SecureTransport bool A A N
aws:SourceAccount string N N M
aws:SourceArn arn N N M
aws:SourceOrgID string N N M
aws:SourceOrgPaths string N N M list
aws:SourceOwner string N N M
aws:UserAgent string M M M caller
s3:AccessGrantScope string M M M listed
s3:AccessGrantsInstanceArn arn N M N listed
s3:AccessGrantsLocationScope string M M M listed
s3:AccessPointNetworkOrigin string A A A point only:Internet,VPC
s3:AccessPointTag/ string M M M point
s3:BucketTag/ string M M M resource
s3:DataAccessPointAccount string A A A point
s3:DataAccessPointArn arn A A A point
s3:ExistingJobOperation string M M M listed
s3:ExistingJobPriority numeric M M M listed
s3:ExistingObjectTag/ string M M M listed
s3:InventoryAccessibleOptionalFields string M M M listed list
s3:JobSuspendedCause string M M M listed
s3:ObjectCreationOperation bool M M M listed
s3:RequestJobOperation string M M M listed
s3:RequestJobPriority numeric M M M listed
s3:RequestObjectTag/ string M M M listed
s3:RequestObjectTagKeys string M M M listed list
s3:ResourceAccount string A A A listed
s3:TlsVersion numeric M M N listed only:1.0,1.1,1.2,1.3
s3:authType string N A N listed only:REST-HEADER,REST-QUERY-STRING,POST
s3:delimiter string M M M listed
s3:destinationRegion string M M M listed
s3:if-match string M M M listed
s3:if-none-match string M M M listed
s3:isReplicationPauseRequest bool M M M listed
s3:locationconstraint string M M M listed
s3:max-keys numeric M M M listed
s3:object-lock-legal-hold string M M M listed of:ON,OFF
s3:object-lock-mode string M M M listed of:GOVERNANCE,COMPLIANCE
s3:object-lock-remaining-retention-days numeric M M M listed
s3:object-lock-retain-until-date date M M M listed
s3:prefix string M M M listed
s3:signatureAge numeric N A N listed
s3:signatureversion string N A N listed only:AWS,AWS4-HMAC-SHA256,AWS4-ECDSA-P256-SHA256
s3:versionid string M M M listed
s3:x-amz-acl string M M M listed of:private,public-read,public-read-write,authenticated-read,aws-exec-read,bucket-owner-read,bucket-owner-full-control,log-delivery-write
s3:x-amz-bucket-namespace string M M M listed
s3:x-amz-content-sha256 string M M M listed
s3:x-amz-copy-source string M M M listed
s3:x-amz-grant-full-control string M M M listed
s3:x-amz-grant-read string M M M listed
s3:x-amz-grant-read-acp string M M M listed
s3:x-amz-grant-write string M M M listed
s3:x-amz-grant-write-acp string M M M listed
s3:x-amz-metadata-directive string M M M listed of:COPY,REPLACE
s3:x-amz-object-ownership string M M M listed of:BucketOwnerEnforced,BucketOwnerPreferred,ObjectWriter
s3:x-amz-server-side-encryption string M M M listed only:AES256,aws:kms,aws:kms:dsse
s3:x-amz-server-side-encryption-aws-kms-key-id arn M M M listed
s3:x-amz-server-side-encryption-customer-algorithm string M M M listed of:AES256
s3:x-amz-storage-class string M M M listed of:STANDARD,REDUCED_REDUNDANCY,STANDARD_IA,ONEZONE_IA,INTELLIGENT_TIERING,GLACIER,DEEP_ARCHIVE,GLACIER_IR
s3:x-amz-website-redirect-location string M M M listed
`;
