import { expect, test } from 'vitest'
import { FOLDER, managedDevice } from './managed-device.ts'

test('the folder of a manager is listed with the files of a registration', async () => {
  const { visit } = await managedDevice()
  const cli = await visit()
  await cli.type('expert\r')
  cli.turnPage()
  await cli.type(`ls -hal ${FOLDER}\r`)
  expect(
    cli
      .shown()
      .split('\n')
      .map((line) => line.replace(/ +/g, ' ')),
  ).toEqual([
    `admin@BSNS-1120-1:~$ ls -hal ${FOLDER}`,
    expect.stringMatching(/^total /),
    expect.stringMatching(/^drwxr-xr-x 4 root root .* \.$/),
    expect.stringMatching(/^drwxr-xr-x 3 root root .* \.\.$/),
    '-rw-r--r-- 1 root root 0 Sep 10 04:10 LIGHT_REGISTRATION',
    '-rw-r--r-- 1 root root 0 Sep 10 04:10 LIGHT_UNREGISTRATION',
    '-rw-r--r-- 1 root root 2.0K Sep 10 04:10 LL-caCert.pem',
    '-rw-r--r-- 1 root root 2.2K Sep 10 04:10 LL-cert.pem',
    '-rw-r--r-- 1 root root 3.2K Sep 10 04:10 LL-key.pem',
    '-rw-r--r-- 1 root root 1.3K Sep 10 04:10 cacert.pem',
    '-rw-r--r-- 1 root root 2.3K Sep 10 04:10 ims.conf',
    '-rw-r--r-- 1 root root 221 Sep 10 04:10 peer_flags.json',
    'drwxr-xr-x 3 root root 19 Sep 10 04:10 proxy_config',
    '-rw-r--r-- 1 root root 1.2K Sep 10 04:10 sfiproxy.conf.json',
    '-rw-r--r-- 1 root root 1.4K Sep 10 04:10 sftunnel-cert.pem',
    '-rw-r--r-- 1 root root 1 Sep 10 04:10 sftunnel-heartbeat',
    '-rw-r--r-- 1 root root 1.7K Sep 10 04:10 sftunnel-key.pem',
    '-rw-r--r-- 1 root root 521 Sep 10 04:10 sftunnel.json',
    '-rw-r--r-- 1 root root 5 Sep 10 04:10 sw_version',
    'drwxr-xr-x 6 root root 90 Sep 10 04:10 sync2',
    'admin@BSNS-1120-1:~$ ',
  ])
})

test('openssl, sftunnel_status.pl and netstat in the shell of root tell of the tunnel', async () => {
  const { visit } = await managedDevice()
  const cli = await visit()
  await cli.type('expert\rsudo su\r')
  await cli.type('ftd-secret\r')
  cli.turnPage()
  await cli.type(`openssl x509 -dates -noout -in ${FOLDER}/cacert.pem\r`)
  expect(cli.shown()).toContain(
    '\nnotBefore=Sep 20 00:00:00 2014 GMT\nnotAfter=Sep 17 00:00:00 2024 GMT\n',
  )
  await cli.type(`cd ${FOLDER}; openssl verify -CAfile cacert.pem sftunnel-cert.pem\r`)
  expect(cli.shown()).toContain('\nsftunnel-cert.pem: OK\n')
  await cli.type('sftunnel_status.pl 10.48.79.232\r')
  expect(cli.shown()).toContain('        ChannelB Connected: Yes, Interface management0\n')
  expect(cli.shown()).toContain('\nPEER INFO:\n        sw_version 7.2.5\n        sw_build 208\n')
  await cli.type('netstat -an | grep 8305.*ESTABLISHED\r')
  expect(cli.shown().match(/10\.48\.67\.54:\d+ +10\.48\.79\.232:8305 +ESTABLISHED/g)).toHaveLength(
    2,
  )
})

test('a key that does not belong to the certificate keeps the device from dialling', async () => {
  const { lab, handle, fmc, visit } = await managedDevice()
  handle.writeFile(`${FOLDER}/sftunnel-key.pem`, fmc.issue(handle.uuid(), 'regenerated').keyPem)
  await lab.advance(60_000)
  expect(handle.tunnel()).toBe('up')
  const cli = await visit()
  await cli.type('pmtool restartbyid sftunnel\r')
  await lab.advance(60_000)
  expect(handle.tunnel()).toBe('down')
  expect(handle.log().join('\n')).toContain('key values mismatch')
})

test('what somebody removes from the folder of a manager stays away', async () => {
  const { lab, handle, visit } = await managedDevice()
  const cli = await visit()
  await cli.type('expert\rsudo su\r')
  await cli.type('ftd-secret\r')
  await cli.type(`rm ${FOLDER}/sftunnel.json ${FOLDER}/cacert.pem\r`)
  handle.restartSftunnel()
  await lab.advance(60_000)
  expect(handle.tunnel()).toBe('down')
  expect(handle.readFile(`${FOLDER}/sftunnel.json`)).toBeUndefined()
  expect(handle.log().join('\n')).toContain('fopen:No such file or directory')
})
