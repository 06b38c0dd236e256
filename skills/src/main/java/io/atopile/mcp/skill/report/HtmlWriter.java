package io.atopile.mcp.skill.report;

import io.atopile.mcp.tool.CleanText;

/**
 * Writes well-formed HTML that is also XML. Names come from this program; texts and attribute values are escaped here and
 * nowhere else, so that none of them can become markup.
 */
final class HtmlWriter {

    private final StringBuilder out = new StringBuilder();

    /** @param attributes names and values, alternating */
    HtmlWriter open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        return this;
    }

    HtmlWriter close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Appends an element without content. */
    HtmlWriter appendEmpty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** Appends an element that contains only text. */
    HtmlWriter appendElement(String tag, String text, String... attributes) {
        return open(tag, attributes).appendText(text).close(tag);
    }

    HtmlWriter appendText(String text) {
        out.append(escape(CleanText.cleanReport(text)));
        return this;
    }

    HtmlWriter newLine() {
        out.append('\n');
        return this;
    }

    /** Appends this program's own markup as it is: the only way around the escaping. */
    HtmlWriter appendMarkup(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (var index = 0; index + 1 < attributes.length; index += 2) {
            out.append(' ').append(attributes[index]).append("=\"").append(escape(CleanText.cleanReportLine(attributes[index + 1]))).append('"');
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
