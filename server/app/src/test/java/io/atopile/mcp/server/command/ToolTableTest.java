package io.atopile.mcp.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolListing;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list in the terminal shows one whole sentence of every tool. */
class ToolTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Reads a file. Changes nothing. | Reads a file.
            Makes files, e.g. at a shop: exports them. Then more. | Makes files, e.g. at a shop: exports them.
            Moves a part, e.g. R1. Then more. | Moves a part, e.g. R1.
            Removes it, i.e. all of it. Then more. | Removes it, i.e. all of it.
            Reads .ato and 3.3 V files. More. | Reads .ato and 3.3 V files.
            One sentence | One sentence
            """)
    void aSummaryIsTheFirstSentence(String description, String summary) {
        var tool = new ToolListing("read_it", null, description, Json.object(), null, null);
        assertEquals("read_it                    " + summary + System.lineSeparator(), ToolTable.renderText(List.of(tool)));
    }
}
