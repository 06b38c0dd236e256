package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The release of KiCad that a board is for, and whether an installed one can load it. */
class BoardFormatTest {

    @ParameterizedTest
    @CsvSource({
        "'(version 20171130) (host pcbnew 5.1.9)', 'file format 20171130 (KiCad 5)'",
        "'(version 20211014) (generator pcbnew)', 'file format 20211014 (KiCad 6)'",
        "'(version 20220818) (generator pcbnew)', 'file format 20220818 (KiCad 7)'",
        "'(version 20221018) (generator pcbnew)', 'file format 20221018 (KiCad 7)'",
        "'(version 20240108) (generator \"pcbnew\") (generator_version \"8.0\")', 'file format 20240108 (KiCad 8), written by KiCad 8.0'",
        "'(version 20241229) (generator \"pcbnew\") (generator_version \"9.0\")', 'file format 20241229 (KiCad 9), written by KiCad 9.0'",
        "'(version 20241229) (generator \"atopile\") (generator_version \"0.15.9\")', 'file format 20241229 (KiCad 9), written by atopile 0.15.9'",
        "'(version 20260206)\n\t(generator \"pcbnew\")\n\t(generator_version \"10.0\")', 'file format 20260206 (a KiCad newer than 9), written by KiCad 10.0'",
        "'(version 20260206) (generator \"atopile\") (generator_version \"0.15.9\")', 'file format 20260206 (a KiCad newer than 9), written by atopile 0.15.9'",
        "'(version 20250513) (generator pcbnew)', 'file format 20250513 (a KiCad newer than 9)'",
        "'(general (thickness 1.6))', 'a file format without a version'",
    })
    void theFormatIsNamed(String header, String description) {
        assertEquals(description, BoardFormat.of("(kicad_pcb %s (net 0 \"\"))".formatted(header)).describe());
    }

    @ParameterizedTest
    @CsvSource({
        "20221018, 9.0.8, false",
        "20240108, 9.0.8, false",
        "20241229, 9.0.0, false",
        "20241230, 9.0.8, true",
        "20260206, 9.0.8, true",
        "20260206, 9.0.8-9.0.8~ubuntu24.04.1, true",
        "20241229, 8.0.6, true",
        "20240108, 8.0.6, false",
        "20260206, 10.0.0, false",
        "20300101, 11.0.0, false",
        "20260206, 9.99.0-unknown, false",
        "20260206, unknown, false",
        "0, 9.0.8, false",
    })
    void kicadLoadsNoFormatThatIsNewerThanItsOwn(int version, String kicad, boolean isTooNew) {
        assertEquals(isTooNew, BoardFormat.of("(kicad_pcb (version %d))".formatted(version)).isTooNewFor(kicad));
    }

    @ParameterizedTest
    @CsvSource({"20171130, true", "20221018, true", "20221019, false", "20240108, false", "20260206, false"})
    void theFormatIsComparedWithARelease(int version, boolean isOlder) {
        assertEquals(isOlder, BoardFormat.of("(kicad_pcb (version %d))".formatted(version)).isOlderThan(8));
    }

    @Test
    void onlyTheBeginningOfABoardIsRead() {
        assertEquals(0, BoardFormat.of("(kicad_pcb" + " ".repeat(BoardFormat.HEADER) + "(version 20241229))").version());
    }
}
