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

    private static final Map<String, String> SAME = SynonymGroup.index(
            SynonymGroup.of("SOT-23", "TO-236", "TO-236AB", "TSOT-23"),
            SynonymGroup.of("SOT-23-5", "SOT-25", "TSOT-25", "TSOT-23-5", "SC-74A"),
            SynonymGroup.of("SOT-23-6", "SOT-26", "TSOT-26", "TSOT-23-6"),
            SynonymGroup.of("SOT-346", "SC-59"),
            SynonymGroup.of("SOT-223", "SC-73", "TO-261", "TO-261AA"),
            SynonymGroup.of("SOT-323", "SC-70", "SC-70-3"),
            SynonymGroup.of("SOT-353", "SC-70-5", "SC-88A"),
            SynonymGroup.of("SOT-363", "SC-70-6", "SC-88"),
            SynonymGroup.of("SOT-343", "SC-82"),
            SynonymGroup.of("SOT-416", "SC-75"),
            SynonymGroup.of("SOT-490", "SC-89"),
            SynonymGroup.of("SOD-323", "SC-76"),
            SynonymGroup.of("SOD-523", "SC-79"),
            SynonymGroup.of("SOT-89", "SC-62", "TO-243", "TO-243AA"),
            SynonymGroup.of("SMA", "DO-214AC"),
            SynonymGroup.of("SMB", "DO-214AA"),
            SynonymGroup.of("SMC", "DO-214AB"),
            SynonymGroup.of("SMF", "DO-219AB"),
            SynonymGroup.of("DO-41", "DO-204AL"),
            SynonymGroup.of("DO-35", "DO-204AH"),
            SynonymGroup.of("TO-252", "DPAK"),
            SynonymGroup.of("TO-263", "D2PAK"),
            SynonymGroup.of("TO-268", "D3PAK"),
            SynonymGroup.of("TO-220", "TO-220AB"),
            SynonymGroup.of("TO-247", "TO-247AC"),
            SynonymGroup.of("SOD-80", "LL-34", "MINIMELF", "SOD-80C"),
            SynonymGroup.of("MELF", "LL-41"));

    /** The pin counts that these packages imply, so that no number is appended. */
    private static final Map<String, Set<String>> USUAL_PINS = SynonymGroup.index(
            SynonymGroup.of(Set.of("3", "4"), "SOT-223"),
            SynonymGroup.of(Set.of("6"), "SOT-363", "SOT-563", "SOT-666"),
            SynonymGroup.of(Set.of("5"), "SOT-353"),
            SynonymGroup.of(Set.of("4"), "SOT-143", "SOT-343"),
            SynonymGroup.of(Set.of("2", "3"), "TO-252", "TO-263"));

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
