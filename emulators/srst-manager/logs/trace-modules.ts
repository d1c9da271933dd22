/** What can be traced: activities by module and entity (Administration Guide, command chapter T). */
export const traceModules = {
  BackupRestore: {
    BackupRestore: ['CONF', 'SERVER', 'INIT', 'OPERATION', 'HISTORY'],
  },
  webInterface: {
    backupRestore: ['serverConfiguration', 'restore', 'backup'],
  },
  srsx: {
    gui: ['debug'],
    cli: ['debug'],
    mgmt: ['debug'],
    'service-point': ['debug'],
    'site-manager': ['debug'],
    'srst-engine': ['debug'],
  },
} as const
