/** The files in {@code ops}: the programs that read them take them, and they name what the server has. */
package org.charfinder.ops;
