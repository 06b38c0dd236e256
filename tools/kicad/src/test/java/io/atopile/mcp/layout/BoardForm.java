package io.atopile.mcp.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Writes boards as a release of KiCad does: fields, identifiers, locks and nets of each differ. */
enum BoardForm {
    KICAD_7("(version 20221018) (generator pcbnew)", "tstamp"),
    KICAD_8("(version 20240108) (generator \"pcbnew\") (generator_version \"8.0\")", "uuid"),
    KICAD_9("(version 20241229) (generator \"pcbnew\") (generator_version \"9.0\")", "uuid"),
    KICAD_10("(version 20260206) (generator \"pcbnew\") (generator_version \"10.0\")", "uuid");

    private static final Pattern IDENTIFIER = Pattern.compile("@");
    private static final List<String> NETS = List.of("", "GND", "VCC", "line with spaces", "psu.out[1]");

    private final String header;
    private final String identifier;

    BoardForm(String header, String identifier) {
        this.header = header;
        this.identifier = identifier;
    }

    /**
     * A component to write.
     *
     * @param pads each as "number x y angle layers net", the position as stored in the file, the angle as on the board
     */
    record Part(String reference, String value, double x, double y, double angle, boolean isBehind, boolean isLocked, List<String> pads) {}

    /** The first items of such a board. */
    String header() {
        return header;
    }

    String write(List<Part> parts) {
        var text = new ArrayList<>(List.of("(kicad_pcb " + header, "  (general (thickness 1.6))", "  (paper \"A4\")"));
        text.add("  (layers (0 \"F.Cu\" signal) (%d \"B.Cu\" signal) (%d \"F.SilkS\" user) (%d \"B.SilkS\" user) (%d \"Edge.Cuts\" user) (%d \"F.Fab\" user) (%d \"B.Fab\" user))"
                .formatted(hasNewLayers() ? new Object[] {2, 5, 7, 25, 35, 33} : new Object[] {31, 37, 36, 44, 49, 48}));
        if (this != KICAD_10) {
            NETS.forEach(net -> text.add("  (net %d \"%s\")".formatted(NETS.indexOf(net), net)));
        }
        parts.forEach(part -> text.add(write(part)));
        var count = new AtomicInteger();
        return IDENTIFIER.matcher(String.join("\n", text) + "\n)\n").replaceAll(_ -> "00000000-0000-4000-8000-%012d".formatted(count.incrementAndGet()));
    }

    private boolean hasNewLayers() {
        return compareTo(KICAD_9) >= 0;
    }

    private String write(Part part) {
        var side = part.isBehind() ? "B" : "F";
        var lock = !part.isLocked() ? "" : this == KICAD_7 ? "locked " : "(locked yes) ";
        var lines = new ArrayList<String>();
        lines.add("  (footprint \"lib:R\" %s(layer \"%s.Cu\") %s".formatted(lock, side, identify()));
        lines.add("    (at %s %s %s)".formatted(part.x(), part.y(), part.angle()));
        lines.add(field("Reference", part.reference(), -1.5, side + ".SilkS", part));
        lines.add(field("Value", part.value(), 1.5, side + ".Fab", part));
        lines.add("    (attr smd)");
        part.pads().forEach(pad -> lines.add(pad(pad.split("\\|", -1))));
        return String.join("\n", lines) + "\n  )";
    }

    private String field(String name, String text, double y, String layer, Part part) {
        var kind = this == KICAD_7 ? "fp_text " + name.toLowerCase(Locale.ROOT) : "property \"%s\"".formatted(name);
        var justify = part.isBehind() ? " (justify left mirror)" : " (justify left)";
        return "    (%s \"%s\" (at 0.25 %s %s) (layer \"%s\") %s\n      (effects (font (size 1 1) (thickness 0.15))%s))"
                .formatted(kind, text, y, part.angle(), layer, identify(), justify);
    }

    private String pad(String... pad) {
        var isThrough = pad[4].equals("*.Cu");
        var net = pad[5].isEmpty() ? "" : this == KICAD_10 ? " (net \"%s\")".formatted(pad[5]) : " (net %d \"%s\")".formatted(NETS.indexOf(pad[5]), pad[5]);
        return "    (pad \"%s\" %s rect (at %s %s %s) (size 1 0.5)%s (layers %s)%s %s)"
                .formatted(pad[0], isThrough ? "thru_hole" : "smd", pad[1], pad[2], pad[3], isThrough ? " (drill 0.3)" : "", quote(pad[4]), net, identify());
    }

    private static String quote(String layers) {
        return "\"" + layers.replace(" ", "\" \"") + "\"";
    }

    private String identify() {
        return "(%s \"@\")".formatted(identifier);
    }
}
