/**
 * Finds characters by the words of their names.
 *
 * <p>{@link org.charfinder.index.UnicodeNameIndex} is the door: build one, or read one with {@link
 * org.charfinder.indexfile.IndexFile}, and ask it. A server that answers from the index's own memory asks through
 * {@link org.charfinder.index.Search}, which hands out {@link org.charfinder.index.Runs} of lines instead of objects.
 *
 * <p>Nothing here knows of sockets or of files.
 */
package org.charfinder.index;
