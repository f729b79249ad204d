/**
 * The picker: search as you type on the terminal. {@link org.charfinder.pick.Picker} is the door. Keys change a model,
 * and the model is laid out as lines of text; both know no terminal. {@code ControllingTerminal} is the terminal, by
 * JLine.
 */
@NullMarked
package org.charfinder.pick;

import org.jspecify.annotations.NullMarked;
