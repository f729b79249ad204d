package org.charfinder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.charfinder.unicode.UnicodeNames;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream resource = VersionText.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        }
        return new String[] {
            "charfinder " + properties.getProperty("version"),
            "Unicode " + UnicodeNames.newest(),
            "ICU " + UnicodeNames.icu(),
            "Java " + Runtime.version()
        };
    }
}
