/** Work that takes too long for a thread that serves many clients: other threads do it, for all clients in turn. */
@NullMarked
package org.charfinder.work;

import org.jspecify.annotations.NullMarked;
