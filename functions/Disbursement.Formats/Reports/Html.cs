using System.Text;

namespace Disbursement.Formats.Reports;

/// <summary>A page being written. Whatever is text is escaped; only <see cref="Raw"/> is not.</summary>
/// <remarks>
/// Spreadsheets open pages too and compute a cell that starts like a formula; so a text that starts an element and is
/// no plain number gets an apostrophe in front, as in a CSV.
/// </remarks>
internal sealed class Html
{
    private readonly StringBuilder _page = new();

    /// <summary>Adds markup of our own.</summary>
    public Html Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Adds text.</summary>
    public Html Text(string text)
    {
        bool starts = _page.Length > 0 && _page[^1] is '>' or '\n';
        if (starts && FormulaText.IsArmed(text) && !FormulaText.IsPlainNumber(text))
        {
            _page.Append("&#39;");
        }

        foreach (char character in text)
        {
            _ = character switch
            {
                '&' => _page.Append("&amp;"),
                '<' => _page.Append("&lt;"),
                '>' => _page.Append("&gt;"),
                '"' => _page.Append("&quot;"),
                '\'' => _page.Append("&#39;"),
                _ => _page.Append(character),
            };
        }

        return this;
    }

    /// <summary>Adds an element with text, on a line of its own.</summary>
    /// <param name="tag">The tag, with its attributes.</param>
    /// <param name="text">The text.</param>
    public Html Element(string tag, string text)
    {
        int space = tag.IndexOf(' ', StringComparison.Ordinal);
        string name = space < 0 ? tag : tag[..space];
        return Raw($"<{tag}>").Text(text).Raw($"</{name}>\n");
    }

    /// <summary>Writes the page as UTF-8 without a byte order mark.</summary>
    public void WriteTo(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(_page.ToString()));
}
