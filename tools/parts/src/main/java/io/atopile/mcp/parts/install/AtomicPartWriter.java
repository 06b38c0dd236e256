package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the {@code .ato} file of an atomic part. */
final class AtomicPartWriter {

    private static final int LONGEST_TEXT = 300;
    private static final Pattern WRITABLE = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\]]{1,200}");

    private AtomicPartWriter() {}

    /** @param prefix of its designators */
    static String of(Part part, String prefix, String name, String footprint, Map<String, List<String>> signals, PartValues values) {
        var out = new StringBuilder("#pragma experiment(\"TRAITS\")\n");
        out.append(values.hasEnds() ? "import Electrical\nimport can_bridge_by_name\n" : "");
        part.datasheet().ifPresent(_ -> out.append("import has_datasheet\n"));
        out.append("import has_designator_prefix\nimport has_part_picked\nimport is_atomic_part\n\n\n");
        out.append(values.isEmpty() ? "component " : "module ").append(name).append("_package:\n");
        appendTraits(out, part, prefix, name, footprint);
        out.append(values.hasEnds() ? "    trait can_bridge_by_name<input_name=\"p1\", output_name=\"p2\">\n" : "");
        appendLines(out, values.listLines());
        out.append('\n');
        signals.forEach((signal, pads) -> {
            for (var i = 0; i < pads.size(); i++) {
                out.append("    ").append(i == 0 ? "signal " : "").append(signal).append(" ~ pin ").append(SignalName.pad(pads.get(i))).append('\n');
            }
        });
        appendLines(out, values.listEnds());
        return out.toString();
    }

    private static void appendTraits(StringBuilder out, Part part, String prefix, String name, String footprint) {
        var maker = part.manufacturer().map(AtomicPartWriter::sanitizeText).filter(known -> !known.isEmpty()).orElse("unspecified");
        var number = Optional.of(sanitizeText(part.partNumber())).filter(known -> !known.isEmpty()).orElse(name);
        var supplied = part.supplierNumber().map(AtomicPartWriter::sanitizeText).orElse("MPN:" + number);
        out.append("    \"\"\"").append(Optional.of(sanitizeText(part.description())).filter(known -> !known.isEmpty()).orElse(number)).append("\"\"\"\n");
        out.append("    trait is_atomic_part<manufacturer=\"%s\", partnumber=\"%s\", footprint=\"%s.kicad_mod\", symbol=\"%s.kicad_sym\">\n"
                .formatted(maker, number, footprint, name));
        out.append("    trait has_part_picked::by_supplier<supplier_id=\"lcsc\", supplier_partno=\"%s\", manufacturer=\"%s\", partno=\"%s\">\n"
                .formatted(supplied, maker, number));
        out.append("    trait has_designator_prefix<prefix=\"%s\">\n".formatted(sanitizeText(prefix)));
        part.datasheet().ifPresent(link -> out.append("    trait has_datasheet<datasheet=\"%s\">\n".formatted(sanitizeText(link))));
    }

    /** Appends statements after an empty line, if there are any. */
    private static void appendLines(StringBuilder out, Stream<String> lines) {
        var all = lines.map(line -> "    " + line + "\n").collect(Collectors.joining());
        out.append(all.isEmpty() ? "" : "\n" + all);
    }

    /** Whether a name can be written between quotes unchanged. */
    static boolean isWritable(String name) {
        return WRITABLE.matcher(name).matches();
    }

    /** Makes a text safe to write between quotes, where escaping is impossible. */
    private static String sanitizeText(String value) {
        var plain = new StringBuilder();
        value.codePoints().limit(LONGEST_TEXT).forEach(c -> {
            switch (c) {
                case '"' -> plain.append('\'');
                case '\\' -> plain.append('/');
                default -> plain.appendCodePoint(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c);
            }
        });
        return plain.toString().strip();
    }
}
