package io.atopile.mcp.conformance.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every tool says what usually comes after its success, in one short line; a relay's success is that of the tool it calls. */
class NextStepsTest {

    private static final Pattern SPEC = Pattern.compile("@ToolSpec\\(\\s*name = \"([a-z_]+)\"(?:(?!\\)\\s*\\n(?:public|record|final)).)*", Pattern.DOTALL);
    private static final Pattern NEXT = Pattern.compile("\\n        next = \"([A-Za-z][^\"]{10,99})\",\\n");

    @Test
    void everyToolSaysWhatComesNext() throws IOException {
        var silent = new TreeSet<String>();
        var tools = 0;
        for (var file : Sources.all().stream().filter(file -> Sources.name(file).contains("src/main/java/")).toList()) {
            var spec = SPEC.matcher(Files.readString(file));
            if (spec.find()) {
                tools++;
                var says = NEXT.matcher(spec.group());
                if (!says.find() || !says.group(1).endsWith(".")) {
                    silent.add(spec.group(1));
                }
            }
        }
        assertEquals("[tools_call, tools_read]", silent.toString());
        assertTrue(tools > 60, "the tools are found");
    }
}
