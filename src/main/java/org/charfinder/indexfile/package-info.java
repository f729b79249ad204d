/**
 * An index as a file: {@link org.charfinder.indexfile.FileHeader} draws its bytes.
 *
 * <p>{@link org.charfinder.indexfile.IndexFile} is the door: it reads and writes. The sections of an index are those of
 * {@link org.charfinder.index.Section}, which knows nothing of a file.
 */
package org.charfinder.indexfile;
