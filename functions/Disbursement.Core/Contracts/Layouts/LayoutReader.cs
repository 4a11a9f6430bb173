namespace Disbursement.Core.Contracts.Layouts;

/// <summary>Reads and checks layouts; every error with its path.</summary>
internal static class LayoutReader
{
    private static readonly Dictionary<string, LayoutKind> Kinds = new(StringComparer.Ordinal)
    {
        ["xlsx"] = LayoutKind.Xlsx,
        ["csv"] = LayoutKind.Csv,
    };

    private static readonly Dictionary<string, LayoutEncoding> Encodings = new(StringComparer.Ordinal)
    {
        ["utf-8"] = LayoutEncoding.Utf8,
        ["utf-8-bom"] = LayoutEncoding.Utf8Bom,
        ["ascii"] = LayoutEncoding.Ascii,
    };

    private static readonly Dictionary<string, char> Separators = new(StringComparer.Ordinal)
    {
        [","] = ',',
        [";"] = ';',
        ["\t"] = '\t',
        ["|"] = '|',
    };

    private static readonly Dictionary<string, bool> LineEnds = new(StringComparer.Ordinal)
    {
        ["crlf"] = true,
        ["lf"] = false,
    };

    private static readonly Dictionary<string, bool> CellKinds = new(StringComparer.Ordinal)
    {
        ["text"] = true,
        ["number"] = false,
    };

    private static readonly Dictionary<string, LayoutField> Fields = new(StringComparer.Ordinal)
    {
        ["empty"] = LayoutField.Empty,
        ["number"] = LayoutField.Number,
        ["debtor-account"] = LayoutField.DebtorAccount,
        ["account"] = LayoutField.Account,
        ["payee-name"] = LayoutField.PayeeName,
        ["bank-bin"] = LayoutField.BankBin,
        ["bank-name"] = LayoutField.BankName,
        ["amount"] = LayoutField.Amount,
        ["text"] = LayoutField.Text,
        ["text-with-id"] = LayoutField.TextWithId,
        ["id"] = LayoutField.Id,
        ["pay-date"] = LayoutField.PayDate,
        ["route"] = LayoutField.Route,
    };

    private static readonly Dictionary<string, TransferRoute> Routes = new(StringComparer.Ordinal)
    {
        ["own"] = TransferRoute.Own,
        ["instant"] = TransferRoute.Instant,
        ["ordinary"] = TransferRoute.Ordinary,
    };

    /// <summary>The layouts of a member named <c>layouts</c>, each checked; an id taken twice is an error.</summary>
    public static IReadOnlyList<TransferLayout> Read(JsonNodeReader root, IEnumerable<TransferLayout> known)
    {
        var layouts = new List<TransferLayout>(known);
        foreach (JsonNodeReader node in root.Items("layouts"))
        {
            TransferLayout layout = ReadLayout(node);
            LayoutRules.Check(layout, node);
            if (layouts.Any(other => other.Id == layout.Id))
            {
                node.Fail("id", "is the id of another layout; a changed layout needs a new one");
            }

            layouts.Add(layout);
        }

        return layouts;
    }

    private static TransferLayout ReadLayout(JsonNodeReader node)
    {
        node.AllowOnly(
            "id", "about", "kind", "sheet", "above", "headerRow", "columns", "infoSheet", "info", "routes", "encoding",
            "separator", "lineEnd");
        LayoutKind kind = node.OneOf("kind", Kinds);
        bool isCsv = kind == LayoutKind.Csv;
        return new TransferLayout
        {
            Id = node.Text("id"),
            About = node.Text("about"),
            Kind = kind,
            Sheet = isCsv ? "" : node.Text("sheet"),
            Above = node.Has("above") ? node.Rows("above") : [],
            HeaderRow = (int)node.Whole("headerRow", 0, TransferLayout.HeaderRowMax),
            Columns = [.. node.Items("columns").Select(ReadColumn)],
            InfoSheet = node.Has("infoSheet") ? node.Text("infoSheet") : "",
            Info = node.Has("info") ? node.Rows("info") : [],
            RouteWords = node.Has("routes") ? ReadRoutes(node.Object("routes")) : [],
            Encoding = isCsv ? node.OneOf("encoding", Encodings) : LayoutEncoding.Utf8,
            Separator = isCsv ? node.OneOf("separator", Separators) : ',',
            Crlf = !isCsv || node.OneOf("lineEnd", LineEnds),
        };
    }

    private static LayoutColumn ReadColumn(JsonNodeReader node)
    {
        node.AllowOnly("header", "field", "as", "max", "width");
        return new LayoutColumn(
            node.Has("header") ? node.Text("header") : "",
            node.OneOf("field", Fields),
            node.OneOf("as", CellKinds),
            (int)node.Whole("max", 1, CharacterRules.LengthMax),
            (int)node.Whole("width", 1, 100));
    }

    private static Dictionary<TransferRoute, string> ReadRoutes(JsonNodeReader node)
    {
        node.AllowOnly([.. Routes.Keys]);
        return Routes.ToDictionary(static word => word.Value, word => node.Text(word.Key));
    }
}
