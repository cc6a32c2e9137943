package dev.gan4j.report;

import dev.gan4j.report.chart.SvgCanvas;
import java.util.List;

/** Builds an HTML page: one self-contained file without scripts. */
final class HtmlPage {

    private static final String STYLE = """
            *{box-sizing:border-box}
            body{margin:0;background:var(--ink-paper);color:var(--ink-text);
              font:16px/1.55 Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif}
            main{max-width:1360px;margin:0 auto;padding:32px 24px 64px}
            h1{font-size:28px;line-height:1.2;margin:0 0 4px}
            h2{font-size:20px;margin:48px 0 12px}
            .about{color:var(--ink-muted);margin:0 0 24px}
            .floor{color:var(--ink-muted);margin:14px 0 0;font-size:14px}
            small{display:block;color:var(--ink-muted);font-size:13px;line-height:1.4;max-width:72ch}
            sub{line-height:0}
            .verdict{font-size:19px;line-height:1.5;margin:0 0 20px;padding:14px 18px;
              border-left:4px solid var(--ink-real);background:color-mix(in srgb,var(--ink-real) 8%,transparent)}
            .alarms{margin:0 0 20px;padding:12px 18px 12px 38px;border-left:4px solid var(--ink-generated);
              background:color-mix(in srgb,var(--ink-generated) 10%,transparent)}
            .tables{display:flex;flex-wrap:wrap;gap:16px 48px;align-items:flex-start}
            .scroll{overflow-x:auto;max-width:100%}
            table{border-collapse:collapse;font-variant-numeric:tabular-nums}
            caption{text-align:left;color:var(--ink-muted);padding:0 0 4px;font-size:14px;white-space:nowrap}
            th,td{text-align:right;padding:6px 14px;border-bottom:1px solid var(--ink-grid)}
            th:first-child,td:first-child{text-align:left;padding-left:0;font-weight:400}
            thead th{color:var(--ink-muted);font-weight:400;font-size:14px;border-bottom:1px solid var(--ink-axis)}
            .figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,520px),1fr));gap:36px 40px;
              margin-top:20px}
            figure{margin:0}
            .wide{grid-column:1/-1}
            figure svg{display:block;width:100%;height:auto}
            figcaption{margin-top:6px;color:var(--ink-muted);font-size:15px}
            figcaption b{color:var(--ink-text);font-weight:500}
            pre{overflow-x:auto;padding:14px 18px;border:1px solid var(--ink-grid);border-radius:6px;
              font:14px/1.5 ui-monospace,'Roboto Mono',Consolas,'Liberation Mono',monospace}
            code{font-family:ui-monospace,'Roboto Mono',Consolas,'Liberation Mono',monospace}
            @media print{figure{break-inside:avoid}}
            """;

    private final StringBuilder html = new StringBuilder(1 << 18);

    /**
     * Begins a page.
     *
     * @param title of the window, as text
     * @param style additional CSS of this page
     */
    HtmlPage(String title, String style) {
        add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>", escaped(title),
                "</title>\n<style>\n", SvgCanvas.style(":root"), STYLE, style,
                "</style>\n</head>\n<body>\n<main>\n");
    }

    /** Appends HTML. */
    void add(String... parts) {
        for (String part : parts) {
            html.append(part);
        }
    }

    /** Returns text as HTML. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        SvgCanvas.escape(escaped, text);
        return escaped.toString();
    }

    /**
     * Appends a table, unless there is no row.
     *
     * @param caption as text
     * @param heads   of the columns, as text
     * @param rows    cells as HTML; the last cell of a short row spans the remaining columns
     */
    void table(String caption, List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        add("<div class=\"scroll\"><table>\n<caption>", escaped(caption), "</caption>\n<thead><tr>");
        heads.forEach(head -> add("<th>", escaped(head), "</th>"));
        add("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            add("<tr>");
            for (int i = 0; i < row.size(); i++) {
                int over = i + 1 == row.size() ? heads.size() - i : 1;
                add(over > 1 ? "<td colspan=\"" + over + "\">" : "<td>", row.get(i), "</td>");
            }
            add("</tr>\n");
        }
        add("</tbody></table></div>\n");
    }

    /** Returns the whole page. */
    String end() {
        return html.append("</main>\n</body>\n</html>\n").toString();
    }
}
