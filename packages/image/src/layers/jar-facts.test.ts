import { zipOf } from '@slipway/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JarFact, jarFacts } from './jar-facts.ts';
import { zipEntries } from './zip.ts';

const pom = (artifact: string, version = '1.0') => ({
  name: `META-INF/maven/org.example/${artifact}/pom.properties`,
  body: `#Generated\nversion=${version}\ngroupId=org.example\nartifactId=${artifact}\n`,
});

function facts(archive: Buffer, name = 'app/app.jar'): string[] {
  const json = jarFacts(archive, name);
  const found = json === undefined ? [] : (JSON.parse(json) as JarFact[]);
  return found.map(({ group, artifact, version, within }) => `${group}:${artifact}:${version} ${within.join('!')}`);
}

test('an application of Spring Boot names itself and the libraries that it carries', () => {
  const inner = zipOf([pom('inner', '2.0')]);
  const manifest = { name: 'META-INF/MANIFEST.MF', body: 'Manifest-Version: 1.0\r\nBundle-Version: 3.1\r\n' };
  const unnamed = zipOf([manifest]);
  const archive = zipOf([
    pom('app'),
    { name: 'BOOT-INF/lib/inner-2.0.jar', body: inner, stored: true },
    { name: 'BOOT-INF/lib/plain.jar', body: unnamed },
    { name: 'BOOT-INF/lib/commons-io-2.11.0.jar', body: zipOf([{ name: 'x', body: 'x' }]) },
  ]);
  expect(facts(archive)).toEqual([
    'org.example:app:1.0 ',
    'org.example:inner:2.0 BOOT-INF/lib/inner-2.0.jar',
    'undefined:plain:3.1 BOOT-INF/lib/plain.jar',
    'undefined:commons-io:2.11.0 BOOT-INF/lib/commons-io-2.11.0.jar',
  ]);
});

test('libraries that Gradle publishes without their group get that of their project', () => {
  const archive = zipOf(
    [
      'spring-boot-3.5.7',
      'spring-security-web-6.5.0',
      'spring-web-6.2.12',
      'springy-1.0',
      'tomcat-embed-core-10.1.48',
    ].map((name) => ({ name: `BOOT-INF/lib/${name}.jar`, body: zipOf([{ name: 'x', body: 'x' }]) })),
  );
  expect(facts(archive).map((fact) => fact.split(':')[0])).toEqual([
    'undefined',
    'org.springframework.boot',
    'org.springframework.security',
    'org.springframework',
    'undefined',
    'org.apache.tomcat.embed',
  ]);
});

test('an archive with several libraries in it names each', () => {
  expect(facts(zipOf([pom('a'), pom('b')]))).toEqual(['org.example:a:1.0 ', 'org.example:b:1.0 ']);
});

test('a script before the archive does not hide it', () => {
  expect(facts(Buffer.concat([Buffer.from('#!/bin/sh\nexec java -jar "$0"\n'), zipOf([pom('app')])]))).toHaveLength(1);
});

test('a member that unpacks to more than it says is not read', () => {
  const archive = zipOf([{ name: 'a', body: 'x'.repeat(10_000) }]);
  const central = archive.indexOf('PK\x01\x02', 0, 'latin1');
  archive.writeUInt32LE(10, central + 24);
  expect(zipEntries(archive)?.[0]?.read(1_000_000)).toBeUndefined();
});

test('any noise in an archive ends in facts or nothing', () => {
  const archive = zipOf([pom('app'), { name: 'lib/x.jar', body: zipOf([pom('x')]) }]);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 30 }), fc.nat(archive.length - 30), (noise, at) => {
      const bytes = Buffer.from(archive);
      bytes.set(noise, at);
      expect(facts(bytes).length).toBeLessThan(5);
    }),
    { numRuns: 500 },
  );
});
