package io.atopile.mcp.layout;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The file format of a board, from its first lines.
 *
 * @param version the format's date, such as 20241229; 0 if the file has none
 * @param writer the program that wrote the file, with its version if the file has it, such as "KiCad 9.0"; empty if unknown
 */
public record BoardFormat(int version, Optional<String> writer) {

    /** The number of characters at the beginning of a board that are enough for {@link #of}. */
    public static final int HEADER = 2_000;

    private static final String KICAD = "KiCad";
    private static final Pattern VERSION = Pattern.compile("\\(version\\s+(\\d{1,9})\\s*\\)");
    private static final Pattern GENERATOR = Pattern.compile("\\(generator\\s+\"?([^\"()\\s]{1,60})\"?\\s*\\)");
    private static final Pattern GENERATOR_VERSION = Pattern.compile("\\(generator_version\\s+\"?([^\"()\\s]{1,60})\"?\\s*\\)");
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(\\..*)?");
    private static final int NIGHTLY = 99;

    /** The newest format that each release of KiCad reads; it refuses every newer one, even if it knows all that the file contains. */
    private static final List<Release> RELEASES =
            List.of(new Release(5, 20171130), new Release(6, 20211014), new Release(7, 20221018), new Release(8, 20240108), new Release(9, 20241229));

    private record Release(int major, int newest) {}

    /** Reads the format from a board's text, or from its beginning. */
    public static BoardFormat of(String text) {
        var header = text.substring(0, Math.min(HEADER, text.length()));
        var writer = findGroup(GENERATOR, header).map(name -> (name.equals("pcbnew") ? KICAD : name) + findGroup(GENERATOR_VERSION, header).map(" "::concat).orElse(""));
        return new BoardFormat(findGroup(VERSION, header).map(Integer::parseInt).orElse(0), writer);
    }

    /** Whether an installed KiCad certainly can't load such a board. */
    public boolean isTooNewFor(String kicadVersion) {
        var newest = findNewest(kicadVersion);
        return newest.isPresent() && version > newest.getAsInt();
    }

    /** Whether a release of KiCad before the given one wrote it. */
    public boolean isOlderThan(int major) {
        return RELEASES.stream().filter(release -> release.major() < major).anyMatch(release -> version <= release.newest());
    }

    /** Returns the newest format that an installed KiCad reads; empty for one whose formats aren't known here. */
    public static OptionalInt findNewest(String kicadVersion) {
        var release = RELEASE.matcher(kicadVersion);
        return release.matches() && Integer.parseInt(release.group(2)) < NIGHTLY
                ? RELEASES.stream().filter(known -> known.major() == Integer.parseInt(release.group(1))).mapToInt(Release::newest).findFirst()
                : OptionalInt.empty();
    }

    /** Names the release of KiCad that the format belongs to, such as "KiCad 7" or "a KiCad newer than 9". */
    public String nameRelease() {
        return RELEASES.stream()
                .filter(release -> version <= release.newest())
                .findFirst()
                .map(release -> "KiCad %d".formatted(release.major()))
                .orElseGet(() -> "a KiCad newer than %d".formatted(RELEASES.getLast().major()));
    }

    /** Describes it as a noun phrase, such as "file format 20260206 (a KiCad newer than 9), written by KiCad 10.0". */
    public String describe() {
        var date = version == 0 ? "a file format without a version" : "file format %d (%s)".formatted(version, nameRelease());
        return date + writer.filter(name -> !name.equals(KICAD)).map(", written by "::concat).orElse("");
    }

    private static Optional<String> findGroup(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
