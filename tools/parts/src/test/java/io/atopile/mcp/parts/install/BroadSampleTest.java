package io.atopile.mcp.parts.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.parts.kicad.KicadParts;
import io.atopile.mcp.parts.kicad.RealKicadLibraries;
import io.atopile.mcp.parts.kicad.SymbolLibrary;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.syntax.AtoGrammar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A part of every library of KiCad's that has parts with footprints becomes files that atopile's grammar takes. */
class BroadSampleTest {

    private static final Path FILE = Path.of("part.ato");
    private static final int LEAST = 80;

    @TempDir
    Path scratch;

    @Test
    @Timeout(180)
    void everyLibraryHasAPartThatCanBeWritten() throws Exception {
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        var libraries = RealKicadLibraries.find();
        var unfit = new ArrayList<String>();
        var checked = 0;
        try (var grammar = new AtoGrammar(new AtoFinder(settings))) {
            for (var part : sample(libraries)) {
                switch (PartDraft.of(part, libraries, Optional.empty(), Optional.empty())) {
                    case PartDraft.Ready ready -> {
                        var ato = ready.files().getOrDefault(ready.name() + ".ato", "");
                        assertEquals(Optional.of(List.of()), grammar.check(FILE, ato), ato);
                        assertEquals(ready.signals().values().stream().mapToInt(List::size).sum(), ato.split(" ~ pin ", -1).length - 1, ato);
                        checked++;
                    }
                    case PartDraft.Unfit(var reason, _) -> unfit.add(part.id() + ": " + reason);
                }
            }
        }
        assertTrue(checked >= LEAST, "checked: " + checked);
        assertTrue(unfit.size() <= checked / 20, unfit.toString());
    }

    /** The part in the middle of each library. */
    private static List<Part> sample(KicadLibraries libraries) throws Exception {
        var sample = new ArrayList<Part>();
        for (var name : libraries.libraries()) {
            var parts = libraries.findLibrary(name).stream()
                    .flatMap(SymbolLibrary::symbols)
                    .flatMap(symbol -> KicadParts.of(symbol).stream())
                    .filter(part -> part.footprint().isPresent())
                    .toList();
            if (!parts.isEmpty()) {
                sample.add(parts.get(parts.size() / 2));
            }
        }
        return sample;
    }
}
