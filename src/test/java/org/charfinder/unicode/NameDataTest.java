package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class NameDataTest {

    @Test
    void the_checksum_is_that_of_the_resources() throws IOException {
        CRC32C crc = new CRC32C();
        for (String resource : NameData.RESOURCES) {
            try (InputStream in = NameData.class.getResourceAsStream(resource)) {
                crc.update(in.readAllBytes());
            }
        }
        assertThat(NameData.CHECKSUM)
                .as("after a change of the resources, NameData has the new checksum, so that users get a new index")
                .isEqualTo((int) crc.getValue());
    }
}
