import { fmc } from '../../../emulators/fmc/index.ts'
import { ftd } from '../../../emulators/ftd/index.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
const fleet = Array.from({ length: 300 }, (_, n) => [`ftd-${n}`, ftd({ managers: ['fmc'], hostname: `FTD-${n}`, address: `10.49.${Math.floor(n / 200)}.${(n % 200) + 1}` })])
const t0 = performance.now()
const lab = await stillLab({ fmc: fmc({}), ...Object.fromEntries(fleet) }, { keyFolder: keyFolder() })
console.log('start', performance.now() - t0)
if (process.argv[2]) { const h = lab.appliance('fmc').handle as any; const t = performance.now(); await h.devicesComeUp(); console.log('up', performance.now() - t) }
process.exit(0)
