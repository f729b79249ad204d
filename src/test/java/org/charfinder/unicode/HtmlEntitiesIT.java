package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlEntitiesIT {

    /** The names are a resource of the jar, and nothing beyond the jar and the JDK is needed to read it. */
    @Test
    void the_jar_has_all_that_entities_need() throws Exception {
        URL jar = Path.of(System.getProperty("charfinder.jar")).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Class<?> entities = loader.loadClass(HtmlEntities.class.getName());
            assertThat(entities.getMethod("charactersOf", String.class).invoke(null, "euro"))
                    .isEqualTo("€");
            assertThat(entities.getMethod("entitiesOf", String.class).invoke(null, "€"))
                    .isEqualTo(List.of("euro"));
        }
    }
}
