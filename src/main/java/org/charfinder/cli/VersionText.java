package org.charfinder.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.charfinder.unicode.UnicodeNames;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}. */
final class VersionText implements IVersionProvider {

    /** The name and the version of the program. */
    static String program() throws IOException {
        Properties properties = new Properties();
        try (InputStream resource = VersionText.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        }
        return "charfinder " + properties.getProperty("version");
    }

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            program(), "Unicode " + UnicodeNames.newest(), "ICU " + UnicodeNames.icu(), "Java " + Runtime.version()
        };
    }
}
