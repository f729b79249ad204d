package org.charfinder.loop;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closes several resources. */
public final class Closeables {

    private Closeables() {}

    /**
     * Closes each resource, even if closing another one fails.
     *
     * @param resources closed in this order
     * @throws IOException the first failure; later failures are suppressed exceptions of it. A first failure that is a
     *     {@link RuntimeException} is thrown as it is
     */
    public static void closeAll(Iterable<? extends Closeable> resources) throws IOException {
        Exception failure = null;
        for (Closeable resource : resources) {
            failure = close(resource, failure);
        }
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        }
    }

    private static @Nullable Exception close(Closeable resource, @Nullable Exception earlier) {
        try {
            resource.close();
        } catch (IOException | RuntimeException e) {
            if (earlier == null) {
                return e;
            }
            earlier.addSuppressed(e);
        }
        return earlier;
    }
}
