package io.atopile.mcp.parts.kicad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** KiCad libraries of a test's own. */
public record OwnLibraries(Path symbols, Path footprints) {

    /** A pin at a place of its own, unless one is given. */
    public record DrawnPin(String number, String name, String type, int unit, int y) {}

    public static OwnLibraries in(Path folder) throws IOException {
        return new OwnLibraries(Files.createDirectories(folder.resolve("symbols")), Files.createDirectories(folder.resolve("footprints")));
    }

    public KicadLibraries libraries() {
        return new KicadLibraries(symbols, footprints);
    }

    /** Writes a library with these symbols in it. */
    public void library(String name, String... texts) throws IOException {
        Files.writeString(symbols.resolve(name + ".kicad_sym"), "(kicad_symbol_lib (version 20241209) (generator \"test\")\n" + String.join("\n", texts) + "\n)\n");
    }

    /** A symbol; {@code more} are forms of its own, such as properties. */
    public static String symbol(String name, List<DrawnPin> pins, String... more) {
        var units = pins.stream().collect(Collectors.groupingBy(DrawnPin::unit));
        var drawn = units.entrySet().stream()
                .map(unit -> "(symbol %s %s)".formatted(
                        quoted(name + "_" + unit.getKey() + "_1"), unit.getValue().stream().map(OwnLibraries::pin).collect(Collectors.joining(" "))));
        return "(symbol %s %s %s)".formatted(quoted(name), String.join(" ", more), drawn.collect(Collectors.joining(" ")));
    }

    public static String property(String name, String value) {
        return "(property %s %s (at 0 0 0))".formatted(quoted(name), quoted(value));
    }

    private static String pin(DrawnPin pin) {
        return "(pin %s line (at 0 %d 0) (length 2.54) (name %s) (number %s))".formatted(pin.type(), pin.y(), quoted(pin.name()), quoted(pin.number()));
    }

    public void footprint(String library, String name, String... pads) throws IOException {
        var folder = Files.createDirectories(footprints.resolve(library + ".pretty"));
        var drawn = Stream.of(pads).map(pad -> "(pad %s smd rect (at 0 0) (size 1 1) (layers \"F.Cu\"))".formatted(quoted(pad))).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve(name + ".kicad_mod"), "(footprint %s (layer \"F.Cu\") (attr smd)\n%s\n)\n".formatted(quoted(name), drawn));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
