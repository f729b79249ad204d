/**
 * The dictionary protocol DICT (RFC 2229) as a service of a line server: each name of a character is a headword, and
 * the card of the character its definition. {@link org.charfinder.dict.DictService} is the door.
 */
@NullMarked
package org.charfinder.dict;

import org.jspecify.annotations.NullMarked;
