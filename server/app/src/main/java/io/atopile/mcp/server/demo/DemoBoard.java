package io.atopile.mcp.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the sample board of the demonstration: correct except for one line, which names a pin that its LED doesn't have. */
public final class DemoBoard {

    private static final String SOURCE = "blinker.ato";
    private static final String SOUND = "anode ~ led.A\n";
    private static final String FAULTY = "anode ~ led.ANODE\n";
    private static final List<String> PARTS = List.of("Sample_HDR_1X02", "Sample_LED0805_BLINK", "Sample_R0603_330R");

    private DemoBoard() {}

    /** Writes the board to an empty folder. */
    public static void write(Path folder) throws IOException {
        copy("ato.yaml", folder);
        copy(SOURCE, folder);
        for (var part : PARTS) {
            for (var ending : List.of(".ato", ".kicad_mod", ".kicad_sym")) {
                copy("parts/" + part + "/" + part + ending, folder);
            }
        }
        var source = folder.resolve(SOURCE);
        var sound = Files.readString(source);
        if (!sound.contains(SOUND)) {
            throw new IllegalStateException("The sample board has changed: it has no line " + SOUND.strip());
        }
        Files.writeString(source, sound.replace(SOUND, FAULTY));
    }

    /** Returns the model's replies. */
    public static String script() throws IOException {
        try (var in = open("script.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void copy(String name, Path folder) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        try (var in = open("board/" + name)) {
            Files.copy(in, file);
        }
    }

    private static InputStream open(String name) {
        var in = DemoBoard.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not in the distribution");
        }
        return in;
    }
}
