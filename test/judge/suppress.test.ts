import { describe, expect, it } from 'vitest';
import { requireName, rules, run, template } from './suppress-run.js';

describe('a comment inside a declaration', () => {
  it('silences the named rule on that declaration alone, and says why and where', () => {
    const told = run(
      template(
        '  Data:',
        '    # s3lint-disable require-versioning -- rebuilt every night',
        '    Type: AWS::S3::Bucket',
        '  Other:',
        '    Type: AWS::S3::Bucket',
      ),
    );
    expect(told.findings).toEqual(['require-versioning Other']);
    expect(told.suppressed).toEqual(['require-versioning Data by line 4 <require-versioning>: rebuilt every night']);
  });

  it('leaves the other rules of that declaration alone', () => {
    const told = run(template('  Data:', '    # s3lint-disable require-versioning -- rebuilt', '    Type: AWS::S3::Bucket'), { rules });
    expect(told.findings).toEqual(['require-name Data']);
  });

  it.each([
    ['behind the name', ['  Data: # s3lint-disable require-versioning -- r', '    Type: AWS::S3::Bucket']],
    ['behind its last value', ['  Data:', '    Type: AWS::S3::Bucket # s3lint-disable require-versioning -- r']],
    ['deep inside', ['  Data:', '    Type: AWS::S3::Bucket', '    Properties:', '      # s3lint-disable require-versioning -- r', '      BucketName: b']],
    ['below its last value, indented', ['  Data:', '    Type: AWS::S3::Bucket', '', '    # About versions:', '    # s3lint-disable require-versioning -- r']],
    [
      'at the margin, but between its lines',
      ['  Data:', '    Type: AWS::S3::Bucket', '# s3lint-disable require-versioning -- r', '    DeletionPolicy: Retain'],
    ],
    ['behind a declaration of one line', ['  Data: { Type: AWS::S3::Bucket } # s3lint-disable require-versioning -- r']],
    ['as ## and without a space', ['  Data:', '    Type: AWS::S3::Bucket', '    ##s3lint-disable require-versioning -- r']],
  ])('may stand %s', (_where, lines) => {
    const told = run(template(...lines, '  Other:', '    Type: AWS::S3::Bucket'));
    expect(told.findings).toEqual(['require-versioning Other']);
    expect(told.suppressed).toHaveLength(1);
  });

  it('means every bucket that a loop makes of the declaration', () => {
    const told = run(
      template(
        "  'Fn::ForEach::Stages':",
        '    - Stage',
        '    - [dev, prod]',
        '    - Data${Stage}:',
        '        # s3lint-disable require-versioning -- rebuilt',
        '        Type: AWS::S3::Bucket',
      ),
    );
    expect(told.findings).toEqual([]);
    expect(told.raw.suppressed.map(({ finding }) => finding.resource)).toEqual(['Datadev', 'Dataprod']);
  });

  it('means the declaration under an alias only by its name, because the text stands elsewhere', () => {
    const told = run(template('  Data: &data', '    Type: AWS::S3::Bucket', '    # s3lint-disable require-versioning -- rebuilt', '  Copy: *data'));
    expect(told.findings).toEqual(['require-versioning Copy']);
  });
});

describe('a comment outside of all declarations', () => {
  const help = 'This suppression stands in no declaration. Use s3lint-disable-next above the declaration, or s3lint-disable-file for the whole file.';

  it.each([
    ['above a name, at its indentation', template('  # s3lint-disable require-versioning -- r', '  Data:', '    Type: AWS::S3::Bucket'), 3],
    [
      'between two declarations',
      template('  One:', '    Type: AWS::SNS::Topic', '  # s3lint-disable require-versioning -- r', '  Data:', '    Type: AWS::S3::Bucket'),
      5,
    ],
    ['at the head of the file', `# s3lint-disable require-versioning -- r\n${template('  Data:', '    Type: AWS::S3::Bucket')}`, 1],
    [
      'in another section',
      template('  Data:', '    Type: AWS::S3::Bucket', 'Outputs:', '  # s3lint-disable require-versioning -- r', '  Name: { Value: !Ref Data }'),
      6,
    ],
  ])('%s is invalid, because nobody can tell what it means', (_where, text, line) => {
    expect(run(text).findings).toEqual(['require-versioning Data', `invalid-suppression at line ${line} <s3lint-disable> ${help}`]);
  });
});

describe('s3lint-disable-next', () => {
  it.each(['s3lint-disable-next', 's3lint-disable-next-line'])('as %s above a name silences that declaration and not the one after it', (keyword) => {
    const told = run(template(`  # ${keyword} require-versioning -- rebuilt`, '  Data:', '    Type: AWS::S3::Bucket', '  Other:', '    Type: AWS::S3::Bucket'));
    expect(told.findings).toEqual(['require-versioning Other']);
    expect(told.suppressed).toHaveLength(1);
  });

  it('passes over blank lines and other comments', () => {
    expect(
      run(template('  # s3lint-disable-next require-versioning -- rebuilt', '', '  # The data.', '  Data:', '    Type: AWS::S3::Bucket')).findings,
    ).toEqual([]);
  });

  it('above a property silences what is reported in its value', () => {
    const suspended = (comment: string) =>
      template('  Data:', '    Type: AWS::S3::Bucket', '    Properties:', comment, '      VersioningConfiguration:', '        Status: Suspended');
    expect(run(suspended('      # s3lint-disable-next require-versioning -- frozen')).suppressed).toEqual([
      'require-versioning Data by line 6 <require-versioning>: frozen',
    ]);
    expect(run(suspended('      #')).findings).toEqual(['require-versioning Data']);
  });

  it('above a property does not silence what is reported at the name', () => {
    const told = run(
      template('  Data:', '    Type: AWS::S3::Bucket', '    Properties:', '      # s3lint-disable-next require-versioning -- frozen', '      BucketName: b'),
    );
    expect(told.findings).toEqual([
      'require-versioning Data',
      'unused-suppression at line 6 <require-versioning> This suppression of require-versioning silences nothing. Delete it, or move it to the declaration whose finding it means.',
    ]);
  });

  it('above a whole section silences no declaration in it', () => {
    const told = run('# s3lint-disable-next require-versioning -- all of them\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n');
    expect(told.findings[0]).toBe('require-versioning Data');
    expect(told.suppressed).toEqual([]);
  });

  it('at the end of the file is invalid', () => {
    expect(run(template('  Data:', '    Type: AWS::S3::Bucket', '# s3lint-disable-next require-versioning -- r')).findings).toContain(
      'invalid-suppression at line 5 <s3lint-disable-next> Nothing follows this suppression. Put it directly above what it means.',
    );
  });
});

describe('s3lint-disable-file', () => {
  it.each(['head', 'foot'])('at the %s silences the rule in that file, and in no other', (where) => {
    const text = template('  Data:', '    Type: AWS::S3::Bucket', '  More:', '    Type: AWS::S3::Bucket');
    const comment = '# s3lint-disable-file require-versioning -- a sandbox\n';
    const told = run({ 'a.yaml': where === 'head' ? comment + text : text + comment, 'b.yaml': text.replace('More', 'Rest') });
    expect(told.raw.findings.map(({ place, resource }) => `${place.source.path} ${resource}`)).toEqual(['b.yaml Data', 'b.yaml Rest']);
    expect(told.raw.suppressed.map(({ finding }) => finding.resource)).toEqual(['Data', 'More']);
  });
});

describe('what a suppression reaches', () => {
  const policy = (inBucket: string, inOther: string) =>
    template(
      '  Data:',
      '    Type: AWS::S3::Bucket',
      inBucket,
      '    Properties:',
      '      VersioningConfiguration: &off',
      '        Status: Suspended',
      '  Other:',
      '    Type: AWS::S3::Bucket',
      inOther,
      '    Properties:',
      '      VersioningConfiguration: *off',
    );

  it('is also what others have wrong because of a place in the declaration', () => {
    expect(run(policy('    # s3lint-disable require-versioning -- r', '    #')).findings).toEqual([]);
  });

  it('is never a finding that other declarations have too', () => {
    expect(run(policy('    #', '    # s3lint-disable require-versioning -- r')).findings).toEqual(['require-versioning Data']);
  });

  it('is several rules, if a comment names several', () => {
    const told = run(template('  Data:', '    # s3lint-disable require-versioning, require-name -- rebuilt', '    Type: AWS::S3::Bucket'), { rules });
    expect(told.findings).toEqual([]);
    expect(told.suppressed).toEqual(['require-name Data by line 4 <require-name>: rebuilt', 'require-versioning Data by line 4 <require-versioning>: rebuilt']);
  });

  it('is findings about the text too', () => {
    const twice = template('  Data:', '    # s3lint-disable duplicate-key -- merged by a tool', '    Type: AWS::S3::Bucket', '    Type: AWS::S3::Bucket');
    expect(run(twice, { rules: [] }).suppressed).toEqual(['duplicate-key t.yaml by line 4 <duplicate-key>: merged by a tool']);
    const account = template(
      '  Data:',
      '    Type: AWS::S3::Bucket',
      '    Properties:',
      '      # s3lint-disable-next unquoted-account-id -- no reader of 1.1 here',
      '      BucketName: 012345678901',
    );
    expect(run(account, { rules: [] }).findings).toEqual([]);
  });

  it('is told by the narrowest of several', () => {
    const told = run(
      `# s3lint-disable-file require-versioning -- wide\n${template('  Data:', '    Type: AWS::S3::Bucket', '    # s3lint-disable require-versioning -- narrow')}`,
    );
    expect(told.suppressed).toEqual(['require-versioning Data by line 6 <require-versioning>: narrow']);
    expect(told.findings).toEqual([]);
  });

  it('is the same in files with Windows line ends', () => {
    const text = template(
      '  # s3lint-disable-next require-versioning until=2027-01-31 -- rebuilt',
      '  Data:',
      '    Type: AWS::S3::Bucket',
      '  Other:',
      '    Type: AWS::S3::Bucket',
      '    # s3lint-disable require-versioning -- rebuilt too',
    ).replaceAll('\n', '\r\n');
    expect(run(text)).toMatchObject({
      findings: [],
      suppressed: [
        'require-versioning Data by line 3 <require-versioning>: rebuilt (until 2027-01-31)',
        'require-versioning Other by line 8 <require-versioning>: rebuilt too',
      ],
    });
  });
});

describe('a reason', () => {
  const reasonOf = (text: string) =>
    run(template('  Data:', `    # s3lint-disable require-versioning -- ${text}`, '    Type: AWS::S3::Bucket')).raw.suppressed[0]?.reason;

  it('may hold dashes, options and rule ids', () => {
    expect(reasonOf('pruned with aws s3 rm -- --recursive; see require-name until=never')).toBe(
      'pruned with aws s3 rm -- --recursive; see require-name until=never',
    );
  });

  it('is kept as it was written, whatever it does to a screen', () => {
    const hostile = '\u001b[31m::error::<script>alert(1)</script> | ``` \u202e {{bucket}} $& %0A';
    expect(reasonOf(hostile)).toBe(hostile);
  });
});

describe('time', () => {
  const until = (words: string) =>
    template('  Data:', `    # s3lint-disable require-versioning until=2026-11-20 ${words}-- moving out`, '    Type: AWS::S3::Bucket');

  it('is not over on the last day', () => {
    expect(run(until(''), { today: '2026-11-20' }).suppressed).toEqual([
      'require-versioning Data by line 4 <require-versioning>: moving out (until 2026-11-20)',
    ]);
  });

  it('is over on the day after: the finding is back, and the suppression is reported at its date', () => {
    expect(run(until('owner=web '), { today: '2026-11-21' }).findings).toEqual([
      'require-versioning Data',
      'expired-suppression at line 4 <2026-11-20> This suppression of require-versioning ended on 2026-11-20. Mend the cause and delete the suppression, or agree with "web" on a new date.',
    ]);
  });
});

describe('a suppression that silences nothing', () => {
  const versioned = (comment: string, status = 'Enabled') =>
    template('  Data:', `    # ${comment}`, '    Type: AWS::S3::Bucket', '    Properties:', `      VersioningConfiguration: { Status: ${status} }`);

  it('is unused, and every such rule of a comment is shown by itself', () => {
    const unused = (rule: string) =>
      `unused-suppression at line 4 <${rule}> This suppression of ${rule} silences nothing. Delete it, or move it to the declaration whose finding it means.`;
    expect(run(versioned('s3lint-disable require-versioning, duplicate-key -- r')).findings).toEqual([unused('require-versioning'), unused('duplicate-key')]);
  });

  it('is not called unused when its rule is off in this run', () => {
    expect(run(versioned('s3lint-disable require-versioning -- r'), { rules: [requireName], off: ['duplicate-key'] }).findings).toEqual(['require-name Data']);
  });

  it.each(['s3lint-disable', 's3lint-disable-file'])('is not called unused as %s when its rule could not decide', (keyword) => {
    const text = versioned(`${keyword} require-versioning -- r`, '!Ref Mode').replace('Resources:', 'Parameters:\n  Mode: { Type: String }\nResources:');
    expect(run(text).findings).toEqual([]);
  });

  it('is not called unused above a property when its rule could not decide on that declaration', () => {
    const text = template(
      '  Data:',
      '    Type: AWS::S3::Bucket',
      '    Properties:',
      '      # s3lint-disable-next require-versioning -- r',
      '      BucketName: b',
      '      VersioningConfiguration: { Status: !Ref Mode }',
    );
    expect(run(text.replace('Resources:', 'Parameters:\n  Mode: { Type: String }\nResources:')).findings).toEqual([]);
  });

  it('is called unused although the rule could not decide on another declaration', () => {
    const text = versioned('s3lint-disable require-versioning -- r').replace('Resources:', 'Parameters:\n  Mode: { Type: String }\nResources:');
    const other = '  Other:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration: { Status: !Ref Mode }\n';
    expect(run(text + other).findings).toEqual([expect.stringContaining('unused-suppression')]);
  });

  it('is not called unused in a file that could not be read to its end', () => {
    const told = run(
      '{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Metadata": { "s3lint": { "disable": [{ "rule": "require-versioning", "reason": "r" }] } } }, "Data": nonsense } }',
    );
    expect(told.findings).toEqual(['unreadable-input t.json']);
  });
});

describe('suppressions as a whole', () => {
  const text = template('  Data:', '    # s3lint-disable require-versioning -- r', '    # s3lint-disable require-nam -- r', '    Type: AWS::S3::Bucket');

  it('can be read past: nothing is silenced, and nothing about them is reported', () => {
    expect(run(text, { suppressions: false })).toMatchObject({ findings: ['require-versioning Data'], suppressed: [], notices: [] });
  });

  it('are reported only by built-in rules that are on', () => {
    expect(run(text).findings).toHaveLength(1);
    expect(run(text, { off: ['invalid-suppression'] }).findings).toEqual([]);
  });

  it('do not silence what is wrong with suppressions', () => {
    const told = run(
      `# s3lint-disable-file invalid-suppression -- quiet\n${template('  Data:', '    # s3lint-disable nothing-of-this-name -- r', '    Type: AWS::SNS::Topic')}`,
    );
    expect(told.findings).toHaveLength(2);
  });

  it('leave a run alone in which no file speaks to s3lint', () => {
    expect(run(template('  Data:', '    # eslint-disable require-versioning -- r', '    Type: AWS::S3::Bucket'))).toMatchObject({
      findings: ['require-versioning Data'],
      suppressed: [],
      notices: [],
    });
  });

  it('may use a former id, which is said', () => {
    const told = run(template('  Data:', '    # s3lint-disable bucket-name-missing -- r', '    Type: AWS::S3::Bucket'), { rules: [requireName] });
    expect(told).toMatchObject({
      findings: [],
      notices: ['t.yaml: the suppression on line 4 names "bucket-name-missing", which is now called "require-name"'],
    });
    expect(told.suppressed).toEqual(['require-name Data by line 4 <bucket-name-missing>: r']);
  });
});
