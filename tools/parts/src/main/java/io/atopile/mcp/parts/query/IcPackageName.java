package io.atopile.mcp.parts.query;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of integrated circuit packages: a family and the number of pins, as in SOIC-8; body sizes are omitted. */
final class IcPackageName {

    private static final Pattern NAME = Pattern.compile("(µ?[A-Z]{2,6}?)[-_ ]?([0-9]{1,3})(W|L|LD|P|N|D|T)?([-_ ]?[0-9]?EP)?(?:[-_(, ](.*))?");

    private static final Map<String, String> FAMILIES = SynonymGroup.index(
            SynonymGroup.of("SOIC", "SO", "SOIC", "SOP"),
            SynonymGroup.of("DIP", "PDIP", "CDIP", "SPDIP"),
            SynonymGroup.of("MSOP", "USOP", "µSOP"),
            SynonymGroup.of("QFN", "VQFN", "WQFN", "HVQFN", "HWQFN", "TQFN", "LQFN", "VFQFN", "VFQFPN", "LFCSP"),
            SynonymGroup.of("DFN", "WDFN", "VDFN", "TDFN"),
            SynonymGroup.of("SON", "WSON", "VSON"));

    private static final Set<String> BY_OWN_NAME = Set.of(
            "DIP", "SDIP", "SIP", "ZIP", "DFN", "UDFN", "XDFN", "PDFN", "SON", "USON", "XSON", "QFN", "UQFN", "XQFN", "UFQFPN", "TSSOP", "SSOP", "VSSOP",
            "MSOP", "QSOP", "TSOP", "SOJ", "LQFP", "TQFP", "QFP", "PQFP", "PLCC", "LCC", "CFP", "BGA", "FBGA", "TFBGA", "UFBGA", "LFBGA", "LGA", "WLCSP",
            "DSBGA", "CSP");

    /** Families with an exposed pad, and their names without it. */
    private static final Map<String, String> PADDED = Map.of("ESOP", "SOIC", "HSOP", "SOIC", "HSOIC", "SOIC", "HTSSOP", "TSSOP", "EMSOP", "MSOP", "ESSOP", "SSOP");

    /** Families whose exposed pad is standard. */
    private static final Set<String> PADDED_ALWAYS = Set.of("QFN", "DFN", "SON", "UQFN", "UDFN", "XDFN", "USON", "XSON", "XQFN", "UFQFPN", "PDFN");

    private static final Pattern WIDE = Pattern.compile(".*(?:300 ?MIL|7\\.5X|WIDE).*");

    private static final Pattern MIDDLING = Pattern.compile(".*(?:20[89] ?MIL|5\\.[23][0-9]?X).*");

    private IcPackageName() {}

    static Optional<String> of(String plain) {
        var matcher = NAME.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var letters = matcher.group(1);
        var bare = PADDED.get(letters);
        var family = bare != null ? bare : BY_OWN_NAME.contains(letters) ? letters : FAMILIES.get(letters);
        if (family == null) {
            return Optional.empty();
        }
        var rest = matcher.group(5) == null ? "" : matcher.group(5);
        var isPadded = (bare != null || matcher.group(4) != null) && !PADDED_ALWAYS.contains(family);
        return Optional.of(family + "-" + matcher.group(2) + resolveWidthSuffix(family, matcher.group(3), rest) + (isPadded ? "-EP" : ""));
    }

    private static String resolveWidthSuffix(String family, @Nullable String letter, String rest) {
        if (!family.equals("SOIC")) {
            return "";
        }
        if ("W".equals(letter) || WIDE.matcher(rest).matches()) {
            return "W";
        }
        return MIDDLING.matcher(rest).matches() ? "-208MIL" : "";
    }
}
