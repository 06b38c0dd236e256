package io.atopile.mcp.conformance.listing;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.JsonText;
import io.atopile.mcp.conformance.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every tool is listed exactly as its golden says, over every transport. */
class GoldenListingTest {

    private static final Path FOLDER = Golden.folder("tools");

    @TestFactory
    Stream<DynamicTest> everyToolIsListedAsItsGoldenSays() {
        return Listings.over(Transport.STDIO).stream()
                .map(tool -> dynamicTest(
                        Listings.name(tool),
                        () -> Golden.check(FOLDER.resolve(Listings.name(tool) + ".json"), JsonText.of(tool) + "\n")));
    }

    @Test
    void noGoldenIsLeftOfAToolThatIsGone() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var tools = Listings.over(Transport.STDIO).stream()
                    .map(tool -> Listings.name(tool) + ".json")
                    .collect(toSet());
            assertEquals(tools, files.map(file -> file.getFileName().toString()).collect(toSet()));
        }
    }

    @Test
    void everyTransportListsTheSameInTheSameOrderEveryTime() {
        var once = Listings.over(Transport.STDIO);
        for (var transport : Transport.values()) {
            assertEquals(once, Listings.over(transport), transport::name);
        }
    }
}
