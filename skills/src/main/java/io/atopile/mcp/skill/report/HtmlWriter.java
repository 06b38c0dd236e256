package io.atopile.mcp.skill.report;

/**
 * Writes well-formed HTML, which is XML too. Names are the program's own; texts and values are escaped here and nowhere else, so
 * that none of them can become markup.
 */
final class HtmlWriter {

    private final StringBuilder out = new StringBuilder();

    /** @param attributes names and values by turns */
    HtmlWriter open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        return this;
    }

    HtmlWriter close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** An element without content. */
    HtmlWriter appendEmpty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds one text. */
    HtmlWriter appendElement(String tag, String text, String... attributes) {
        return open(tag, attributes).appendText(text).close(tag);
    }

    HtmlWriter appendText(String text) {
        out.append(escape(ReportTextSanitizer.sanitizeLines(text)));
        return this;
    }

    HtmlWriter newLine() {
        out.append('\n');
        return this;
    }

    /** The program's own, as it is: the only way round the escaping. */
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
            out.append(' ').append(attributes[index]).append("=\"").append(escape(ReportTextSanitizer.sanitizeLine(attributes[index + 1]))).append('"');
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
