package io.atopile.mcp.parts.install;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Derives names for files and {@code .ato} components from arbitrary names. */
final class PartName {

    private static final int LONGEST = 64;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern AROUND = Pattern.compile("^_+|_+$");

    private PartName() {}

    /** Whether a name can be used unchanged. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns a name of letters, digits and underscores. If much of the text is lost, a checksum keeps the name unique. */
    static String of(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var name = AROUND.matcher(OTHERS.matcher(plain).replaceAll("_")).replaceAll("");
        var isLossy = name.isEmpty() || name.length() > LONGEST || plain.chars().anyMatch(c -> c > 0x7e || c < ' ');
        if (isLossy) {
            name = name.substring(0, Math.min(name.length(), LONGEST)) + "_" + digest(text);
        }
        return Character.isDigit(name.charAt(0)) || name.charAt(0) == '_' ? "part_" + AROUND.matcher(name).replaceAll("") : name;
    }

    private static String digest(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
