package io.atopile.mcp.layout;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Turns a board that KiCad 9 has written into what another release writes for the same board. */
final class BoardConversion {

    private static final Pattern HEADER = Pattern.compile("\\(version 20241229\\)\\s*\\(generator \"pcbnew\"\\)\\s*\\(generator_version \"[^\"]*\"\\)");
    private static final Pattern NEW_ITEM = Pattern.compile(
            "(?m)^\\s*\\((?:embedded_fonts no|tenting front back|plot_on_all_layers_selection \\S+|legacy_teardrops no|duplicate_pad_numbers_are_jumpers no)\\)\\n");
    private static final Pattern ZONE_PLACEMENT = Pattern.compile("(?m)^\\t\\t\\(placement\\n(?:\\t\\t\\t.*\\n)*\\t\\t\\)\\n");
    private static final Pattern LAYER = Pattern.compile("(?m)^\\t\\t\\(\\d+ \"([^\"]+)\" ");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^\\t\\t\\(property \"(\\w+)\" (\"(?:[^\"\\\\]|\\\\.)*\")\\n((?:\\t\\t\\t.*\\n)*)\\t\\t\\)\\n");
    private static final Pattern IDENTIFIER = Pattern.compile("\\(uuid \"([^\"]+)\"\\)");
    private static final Pattern GROUP = Pattern.compile("(?m)^(\\t\\(group .*\\n\\t\\t\\()uuid");
    private static final Pattern NET = Pattern.compile("(?m)^\\t\\(net (\\d+) (\"(?:[^\"\\\\]|\\\\.)*\")\\)\\n");
    private static final Pattern PAD_NET = Pattern.compile("\\(net \\d+ (\"(?:[^\"\\\\]|\\\\.)*\")\\)");
    private static final Pattern NET_NAME = Pattern.compile("(?m)^\\t\\t\\(net_name .*\\)\\n");
    private static final Pattern NUMBERED_NET = Pattern.compile("\\(net (\\d+)\\)");

    private static final List<String> OLD_LAYERS = List.of(
            "B.Cu", "B.Adhes", "F.Adhes", "B.Paste", "F.Paste", "B.SilkS", "F.SilkS", "B.Mask", "F.Mask", "Dwgs.User", "Cmts.User", "Eco1.User",
            "Eco2.User", "Edge.Cuts", "Margin", "B.CrtYd", "F.CrtYd", "B.Fab", "F.Fab", "User.1", "User.2", "User.3", "User.4");
    private static final int BACK_COPPER = 31;
    private static final Map<String, Integer> OLD_NUMBERS =
            IntStream.range(0, OLD_LAYERS.size()).boxed().collect(toMap(OLD_LAYERS::get, index -> BACK_COPPER + index));

    private BoardConversion() {}

    static String convert(String written, BoardForm form) {
        var text = HEADER.matcher(written).replaceFirst(form.header());
        return switch (form) {
            case KICAD_7 -> toKicad7(toKicad8(text));
            case KICAD_8 -> toKicad8(text);
            case KICAD_9 -> text;
            case KICAD_10 -> toKicad10(text);
        };
    }

    private static String toKicad8(String text) {
        var without = ZONE_PLACEMENT.matcher(NEW_ITEM.matcher(text).replaceAll("")).replaceAll("");
        return LAYER.matcher(without).replaceAll(BoardConversion::renumberLayer);
    }

    private static String renumberLayer(MatchResult layer) {
        var name = layer.group(1);
        var number = name.equals("F.Cu") ? 0 : name.startsWith("In") ? Integer.parseInt(name.substring(2, name.indexOf('.'))) : OLD_NUMBERS.getOrDefault(name, 0);
        return "\t\t(%d \"%s\" ".formatted(number, name);
    }

    private static String toKicad7(String text) {
        var fields = PROPERTY.matcher(GROUP.matcher(text).replaceAll("$1id")).replaceAll(BoardConversion::toFieldOfKicad7);
        return IDENTIFIER.matcher(fields)
                .replaceAll("(tstamp $1)")
                .replace("(locked yes)", "locked")
                .replace("(hide yes)", "hide")
                .replace("(fill no)", "(fill none)");
    }

    /** Reference and value were texts of the footprint; the other fields were neither placed nor shown. */
    private static String toFieldOfKicad7(MatchResult property) {
        var field = switch (property.group(1)) {
            case "Reference" -> "\t\t(fp_text reference %s\n%s\t\t)\n".formatted(property.group(2), property.group(3));
            case "Value" -> "\t\t(fp_text value %s\n%s\t\t)\n".formatted(property.group(2), property.group(3));
            default -> "\t\t(property \"%s\" %s)\n".formatted(property.group(1), property.group(2));
        };
        return Matcher.quoteReplacement(field);
    }

    private static String toKicad10(String text) {
        var names = NET.matcher(text).results().collect(toMap(net -> net.group(1), net -> net.group(2)));
        var pads = PAD_NET.matcher(NET.matcher(text).replaceAll("")).replaceAll("(net $1)");
        return NUMBERED_NET.matcher(NET_NAME.matcher(pads).replaceAll("")).replaceAll(net -> Matcher.quoteReplacement("(net %s)".formatted(names.get(net.group(1)))));
    }
}
