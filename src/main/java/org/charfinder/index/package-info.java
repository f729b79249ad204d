/**
 * Finds characters by the words of their names.
 *
 * <p>There are two doors. {@link org.charfinder.index.UnicodeNameIndex} answers plain queries with objects. {@link
 * org.charfinder.index.CharacterLookup} looks up everything that an index knows, and answers with {@link
 * org.charfinder.index.Runs} of result lines. What an index consists of, for a file to hold it, is {@link
 * org.charfinder.index.IndexSections}.
 *
 * <p>Nothing here knows of sockets or of files.
 */
@NullMarked
package org.charfinder.index;

import org.jspecify.annotations.NullMarked;
