/**
 * An index as a file, as {@code FileHeader} draws it.
 *
 * <p>{@link org.charfinder.indexfile.IndexFile} is the door: it reads and writes. The sections of an index are listed
 * in {@link org.charfinder.index.Section}; the index knows nothing of a file.
 */
@NullMarked
package org.charfinder.indexfile;

import org.jspecify.annotations.NullMarked;
