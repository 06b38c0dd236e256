package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The media types that a client sends and accepts, from its headers. */
final class MediaTypes {

    static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream";

    private MediaTypes() {}

    static boolean hasJsonBody(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && stripParameters(type).equals(JSON);
    }

    /** Returns whether the body is uncompressed. */
    static boolean isPlain(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Content-Encoding")).stream().allMatch("identity"::equalsIgnoreCase);
    }

    /** Returns whether {@code Accept} includes every one of these types; without the header, any type is accepted. */
    static boolean accepts(HttpServletRequest request, String... types) {
        var values = Collections.list(request.getHeaders("Accept"));
        var ranges = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(range -> !range.replace(" ", "").matches(".*;q=0(\\.0*)?"))
                .map(MediaTypes::stripParameters)
                .toList();
        return values.isEmpty() || Arrays.stream(types).allMatch(type -> isCovered(ranges, type));
    }

    private static boolean isCovered(List<String> ranges, String type) {
        return ranges.contains(type)
                || ranges.contains("*/*")
                || ranges.contains(type.substring(0, type.indexOf('/')) + "/*");
    }

    private static String stripParameters(String type) {
        var end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
