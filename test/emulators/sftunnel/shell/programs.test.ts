import { expect, test } from 'vitest'
import { DAY_MS, FTD_ADDRESS, startManager, startPair } from '../../fmc/fmc-lab.ts'
import { startDevice } from '../../ftd/ftd-lab.ts'
import { rootShell } from './root-shell.ts'

const PASSWORD = 'fmc-secret'

async function onPair(...options: Parameters<typeof startPair>) {
  const pair = await startPair(...options)
  await pair.lab.advance(60_000)
  return { ...pair, run: await rootShell(await pair.visit(), PASSWORD) }
}

test('netstat tells the sockets of the tunnel by its options', async () => {
  const { run } = await onPair()
  const all = await run('netstat -an | grep 8305')
  expect(all.match(/LISTEN/g)).toHaveLength(1)
  expect(all.match(/ESTABLISHED/g)).toHaveLength(2)
  expect(await run('netstat -anp | grep 8305')).toMatch(/LISTEN {6}\d+\/sftunnel /)
  const servers = await run('netstat -tulpn')
  expect(servers).toContain('Active Internet connections (only servers)\n')
  expect(servers).toMatch(/udp .*:123 .*\/ntpd/)
  expect(servers).not.toContain('ESTABLISHED')
})

test('sftunnel_status.pl takes an address, a name and a UUID', async () => {
  const { run, ftd } = await onPair()
  for (const peer of [FTD_ADDRESS, 'FTD-1', ftd.uuid()]) {
    const said = await run(`sftunnel_status.pl ${peer}`)
    expect(said).toContain(`Check peer ${peer} at /usr/local/sf/bin/sftunnel_status.pl line 39.\n`)
    expect(said).toContain('ChannelB Connected: Yes, Interface eth0\n')
  }
  expect(await run('sftunnel_status.pl nobody')).toContain('No peer nobody at ')
})

test('sftunnel_status.pl tells of a tunnel that is down, and of polls without an answer', async () => {
  const { run, lab, ftd, fmc } = await onPair()
  ftd.losePower()
  await fmc.devicesGoDown()
  await lab.advance(60_000)
  const said = await run(`sftunnel_status.pl ${FTD_ADDRESS}`)
  expect(said).toContain('ChannelA Connected: No\n')
  expect(said).toContain('RPC status :Failed\n')
  expect(said).toContain(`peer ${ftd.uuid()} did not reply at `)
})

test('Restart Comm. channel of manage_procs.pl is a trap once the InternalCA has expired', async () => {
  const { run, lab, fmc } = await onPair({ caExpiresIn: '10d' })
  await lab.advance(11 * DAY_MS)
  expect(fmc.devices()[0]?.state).toBe('enabled')
  const said = await run('manage_procs.pl\r3\r0\r0')
  expect(said).toContain(' 3   Restart Comm. channel\n')
  expect(said).toContain('Enter Peer UUID (0 for any): 0\nComm. channel restarted\n')
  await lab.advance(600_000)
  expect(fmc.devices()[0]?.state).toBe('disabled')
})

test('manage_procs.pl knows its peers, and says what the lab has not', async () => {
  const { run, fmc } = await onPair()
  expect(await run('manage_procs.pl\r3\rnobody\r4\r9\r0')).toMatch(
    /Peer nobody not found\n[^]*not available in the lab\.\n[^]*Invalid choice\n/,
  )
  expect(fmc.devices()[0]?.state).toBe('enabled')
})

test('a menu takes its answers out of a pipe', async () => {
  const { run } = await onPair()
  expect(await run("printf '1\\n0\\n' | manage_HADC.pl")).toContain('HA is not configured\n')
})

test('troubleshoot_HADC.pl tests the connection to a peer', async () => {
  const { run, ftd } = await onPair()
  const said = await run(`troubleshoot_HADC.pl\r4\r${ftd.uuid()}\r0`)
  expect(said).toContain('\nPeer Is Connected\n')
  expect(said).toContain(`          'uuid' => '${ftd.uuid()}',\n`)
})

test('pmtool restarts by type, in upper and lower case', async () => {
  const { run } = await onPair()
  const pid = async () => /adi \(normal\) - Running (\d+)/.exec(await run('pmtool status'))?.[1]
  const before = await pid()
  expect(await run('pmtool restartByType normal')).toBe('')
  expect(await pid()).not.toBe(before)
  expect(await run('pmtool restartbytype bogus')).toBe('Unknown type: bogus\n')
})

test('OmniQuery.pl has the peers as a table', async () => {
  const { run, ftd } = await onPair()
  const query = 'select name, ip, uuid, sw_version, role, reg_state from EM_peers;'
  const rule = `+-------+-------------+${'-'.repeat(38)}+------------+------+-----------+`
  expect(await run(`OmniQuery.pl -db mdb -e "${query}"`)).toBe(
    [
      rule,
      `| name  | ip          | uuid${' '.repeat(32)} | sw_version | role | reg_state |`,
      rule,
      `| FTD-1 | 10.48.79.23 | ${ftd.uuid()} | 7.2.5      | 0    | 0         |`,
      rule,
      '1 row in set',
      '',
    ].join('\n'),
  )
})

test('OmniQuery.pl answers other queries with errors of MySQL', async () => {
  const { run } = await onPair()
  const ask = (query: string) => run(`OmniQuery.pl -db mdb -e "${query}"`)
  expect(await ask('drop table EM_peers')).toMatch(
    /^ERROR 1064 \(42000\): .* near 'drop table EM_peers'/,
  )
  expect(await ask('select * from users')).toBe(
    "ERROR 1146 (42S02): Table 'sfsnort.users' doesn't exist\n",
  )
  expect(await ask('select color from ssl_peer')).toContain("Unknown column 'color'")
  expect(await ask('delete from EM_peers where role = 0')).toContain('ERROR 1142')
  expect(await run('OmniQuery.pl')).toContain('Usage: OmniQuery.pl')
})

test('OmniQuery.pl without a query asks for them', async () => {
  const { run } = await onPair()
  expect(await run('OmniQuery.pl -db mdb\rselect service from ssl_peer \\G\rexit')).toContain(
    'service: sftunnel\n',
  )
})

test('a device has no programs for certificates, and its own types of processes', async () => {
  const device = await startDevice()
  const run = await rootShell(await device.visit(), 'ftd-secret')
  expect(await run('sfca_revoke')).toBe('bash: sfca_revoke: command not found\n')
  expect(await run('which manage_procs.pl')).toBe('/ngfw/usr/local/sf/bin/manage_procs.pl\n')
  expect(await run('OmniQuery.pl -db mdb -e "select * from ssl_peer"')).toBe('Empty set\n')
  expect(await run('pmtool restartbytype snort')).toBe('')
  expect(await run('openssl version')).toMatch(/^CiscoSSL 1\.1\.1/)
})

test('programs that the appliances do not have are not found', async () => {
  const { run } = await onPair()
  expect(await run('nano devices.csv')).toBe('bash: nano: command not found\n')
  expect(await run('tcpdump -i eth0')).toBe('bash: tcpdump: command not found\n')
})

test('ps, who, uptime and the addresses tell of the appliance', async () => {
  const { run, lab } = await onPair()
  await lab.advance(2 * DAY_MS)
  expect(await run('ps -ef | grep sftunnel')).toMatch(
    /^root +\d+ +1 +0 Sep20 \? +00:00:00 \/usr\/local\/sf\/bin\/sftunnel -d -f /,
  )
  expect(await run('uptime')).toContain(' up 2 days, ')
  expect(await run('who')).toMatch(/^admin {4}pts\/0 {8}2024-09-20 04:\d\d \(\S+\)\n$/)
  expect(await run('ip addr')).toContain(
    'inet 10.48.79.232/24 brd 10.48.79.255 scope global eth0\n',
  )
  expect(await run('ifconfig')).toContain('inet 10.48.79.232  netmask 255.255.255.0')
})

test('ping and nc find the device until the network is cut', async () => {
  const { run, ftd } = await onPair()
  expect(await run(`ping -c 2 ${FTD_ADDRESS}`)).toContain(
    '2 packets transmitted, 2 received, 0% packet loss, time 1000ms\n',
  )
  expect(await run(`nc -vz ${FTD_ADDRESS} 8305`)).toBe(
    `Connection to ${FTD_ADDRESS} 8305 port [tcp/*] succeeded!\n`,
  )
  expect(await run(`nc -vz ${FTD_ADDRESS} 23`)).toContain('Connection refused\n')
  expect(await run('ping nobody')).toBe('ping: nobody: Name or service not known\n')
  ftd.cutNetwork()
  expect(await run(`ping -c 2 ${FTD_ADDRESS}`)).toContain('0 received, 100% packet loss')
  expect(await run(`nc -vz -w 5 ${FTD_ADDRESS} 8305`)).toContain('Connection timed out\n')
  expect(await run(`telnet ${FTD_ADDRESS} 8305`)).toContain(
    'telnet: Unable to connect to remote host: Connection timed out\n',
  )
})

test('telnet connects and leaves at the next line', async () => {
  const { run } = await onPair()
  expect(await run(`telnet ${FTD_ADDRESS} 8305\r`)).toBe(
    `Trying ${FTD_ADDRESS}...\nConnected to ${FTD_ADDRESS}.\nEscape character is '^]'.\n\nConnection closed.\n`,
  )
})

test.for([
  ['reboot', 'rebooting'],
  ['shutdown -r now', 'rebooting'],
  ['init 6', 'rebooting'],
  ['shutdown -h now', 'off'],
  ['poweroff', 'off'],
  ['halt', 'off'],
  ['init 0', 'off'],
] as const)('%s leaves the manager %s', async ([line, state]) => {
  const manager = await startManager()
  const cli = await manager.visit()
  const run = await rootShell(cli, PASSWORD)
  await run(line)
  expect(manager.fmc.state()).toBe(state)
})

test('shutdown and init say how they are used', async () => {
  const { run, fmc } = await onPair()
  expect(await run('shutdown -r')).toMatch(/^Usage: shutdown /)
  expect(await run('init x')).toMatch(/^Usage: init /)
  expect(fmc.state()).toMatch(/^running/)
})
