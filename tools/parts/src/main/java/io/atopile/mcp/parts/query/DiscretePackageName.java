package io.atopile.mcp.parts.query;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of transistor and diode packages: SOT-23, TO-252, SMA; if a package has several names, the best known is used. */
final class DiscretePackageName {

    private static final Pattern LETTERED = Pattern.compile("(SMA|SMB|SMC|SMAF|SMBF|SMF|DPAK|D2PAK|D3PAK|MELF|MINIMELF|MICROMELF)(?:[(,_ ].*)?");

    private static final Pattern NUMBERED = Pattern.compile(
            "((?:TSOT|SOT|SOD)[-_ ]?[0-9]{2,4}|(?:TO|DO)[-_ ]?[0-9]{1,3}|SC[-_ ]?[5-9][0-9]|LL[-_ ]?(?:34|41))([A-Z]{0,2})(?:[-_ ]([0-9]{1,2})L?)?(?:[-_(, ].*)?");

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("TO-236", "SOT-23"),
            Map.entry("TO-236AB", "SOT-23"),
            Map.entry("SOT-25", "SOT-23-5"),
            Map.entry("SOT-26", "SOT-23-6"),
            Map.entry("TSOT-25", "SOT-23-5"),
            Map.entry("TSOT-26", "SOT-23-6"),
            Map.entry("TSOT-23", "SOT-23"),
            Map.entry("TSOT-23-5", "SOT-23-5"),
            Map.entry("TSOT-23-6", "SOT-23-6"),
            Map.entry("SC-74A", "SOT-23-5"),
            Map.entry("SC-59", "SOT-346"),
            Map.entry("SC-73", "SOT-223"),
            Map.entry("TO-261", "SOT-223"),
            Map.entry("TO-261AA", "SOT-223"),
            Map.entry("SC-70", "SOT-323"),
            Map.entry("SC-70-3", "SOT-323"),
            Map.entry("SC-70-5", "SOT-353"),
            Map.entry("SC-70-6", "SOT-363"),
            Map.entry("SC-88", "SOT-363"),
            Map.entry("SC-88A", "SOT-353"),
            Map.entry("SC-82", "SOT-343"),
            Map.entry("SC-75", "SOT-416"),
            Map.entry("SC-89", "SOT-490"),
            Map.entry("SC-76", "SOD-323"),
            Map.entry("SC-79", "SOD-523"),
            Map.entry("SC-62", "SOT-89"),
            Map.entry("TO-243", "SOT-89"),
            Map.entry("TO-243AA", "SOT-89"),
            Map.entry("DO-214AC", "SMA"),
            Map.entry("DO-214AA", "SMB"),
            Map.entry("DO-214AB", "SMC"),
            Map.entry("DO-219AB", "SMF"),
            Map.entry("DO-204AL", "DO-41"),
            Map.entry("DO-204AH", "DO-35"),
            Map.entry("DPAK", "TO-252"),
            Map.entry("D2PAK", "TO-263"),
            Map.entry("D3PAK", "TO-268"),
            Map.entry("TO-220AB", "TO-220"),
            Map.entry("TO-247AC", "TO-247"),
            Map.entry("LL-34", "SOD-80"),
            Map.entry("LL-41", "MELF"),
            Map.entry("MINIMELF", "SOD-80"),
            Map.entry("SOD-80C", "SOD-80"));

    /** The pin counts that these packages imply, so that no number is appended. */
    private static final Map<String, Set<String>> USUAL_PINS = Map.ofEntries(
            Map.entry("SOT-223", Set.of("3", "4")),
            Map.entry("SOT-363", Set.of("6")),
            Map.entry("SOT-563", Set.of("6")),
            Map.entry("SOT-666", Set.of("6")),
            Map.entry("SOT-353", Set.of("5")),
            Map.entry("SOT-143", Set.of("4")),
            Map.entry("SOT-343", Set.of("4")),
            Map.entry("TO-252", Set.of("2", "3")),
            Map.entry("TO-263", Set.of("2", "3")));

    private DiscretePackageName() {}

    static Optional<String> of(String plain) {
        var lettered = LETTERED.matcher(plain);
        if (lettered.matches()) {
            return Optional.of(canonicalize(lettered.group(1)));
        }
        var matcher = NUMBERED.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var outline = insertDash(matcher.group(1)) + matcher.group(2);
        var pins = matcher.group(3);
        if (pins == null || isUsual(outline, pins)) {
            return Optional.of(canonicalize(outline));
        }
        return Optional.of(canonicalize(outline + "-" + pins));
    }

    /** Three pins are the default if nothing else is specified. */
    private static boolean isUsual(String outline, String pins) {
        var usual = USUAL_PINS.get(outline);
        if (usual != null) {
            return usual.contains(pins);
        }
        return outline.startsWith("SOD") ? pins.equals("2") : pins.equals("3") && !outline.equals("SC-70");
    }

    private static String insertDash(String outline) {
        var letters = 0;
        while (Character.isLetter(outline.charAt(letters))) {
            letters++;
        }
        var digits = Character.isDigit(outline.charAt(letters)) ? letters : letters + 1;
        return outline.substring(0, letters) + "-" + outline.substring(digits);
    }

    private static String canonicalize(String name) {
        return SAME.getOrDefault(name, name);
    }
}
