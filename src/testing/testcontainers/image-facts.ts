/** The port of the control API in the image, as its Dockerfile has it. */
export const CONTROL_PORT = 8080

/** The first port on which a door listens in the image, as its Dockerfile has it. */
export const FIRST_DOOR = 2200

/** How many doors are published when nobody says how many there are. */
export const DOORS_DEFAULT = 20

/** Where lab files are put that come from outside. */
export const LAB_FILES = '/etc/fieldfault'
