using System.Text;

namespace Disbursement.Formats.Reports;

/// <summary>A page being written. Whatever is text is escaped; only <see cref="Raw"/> is not.</summary>
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
