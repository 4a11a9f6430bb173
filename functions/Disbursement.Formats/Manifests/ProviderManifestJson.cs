using System.Text.Encodings.Web;
using System.Text.Json;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Manifests;

/// <summary>Reads and writes <c>manifest.json</c>; equal manifests give equal bytes.</summary>
public static class ProviderManifestJson
{
    private const int Version = 1;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the file is never put into a page
    };

    /// <summary>Writes a manifest and leaves the stream open.</summary>
    public static void Write(Stream stream, ProviderManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        using var json = new Utf8JsonWriter(stream, WriterOptions);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("province", manifest.Province);
        json.WriteString("period", manifest.Period.ToString());
        json.WriteString("round", manifest.Round);
        json.WriteString("provider", manifest.Provider);
        json.WriteString("releasedAt", IsoValues.Time(manifest.ReleasedAt));
        json.WriteString("root", manifest.Root);
        json.WriteString("auditHead", manifest.AuditHead);
        WriteSignatures(json, manifest.Signatures);
        WriteTotal(json, manifest.Total);
        json.WriteStartArray("files");
        foreach (ManifestFile file in manifest.Files.OrderBy(file => file.FileId))
        {
            json.WriteStartObject();
            json.WriteString("fileId", file.FileId.ToString());
            json.WriteString("name", file.Name);
            json.WriteString("format", file.Format);
            json.WriteNumber("of", file.Of);
            WriteTotal(json, file.Total);
            json.WriteString("sha256", file.Sha256);
            WritePrints(json, file.Prints);
            WriteSignature(json, file.Signature);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads a manifest and recomputes its totals.</summary>
    /// <exception cref="FileFormatException">It is no manifest, or its totals are not those of its files.</exception>
    public static ProviderManifest Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = JsonDocument.Parse(stream);
            return Read(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentOutOfRangeException)
        {
            throw new FileFormatException(FileProblem.NotReadable, "manifest.json", inner: problem);
        }
    }

    private static ProviderManifest Read(JsonElement root)
    {
        if (root.GetProperty("version").GetInt32() != Version)
        {
            throw new FileFormatException(FileProblem.WrongKind, "version");
        }

        var manifest = new ProviderManifest(
            Text(root, "province"),
            Period.Parse(Text(root, "period")),
            Text(root, "round"),
            Text(root, "provider"),
            root.GetProperty("releasedAt").GetDateTimeOffset(),
            Text(root, "root"),
            Text(root, "auditHead"),
            [.. root.GetProperty("files").EnumerateArray().Select(ReadFile)])
        {
            Signatures = root.TryGetProperty("signatures", out JsonElement signatures)
                ? [.. signatures.EnumerateArray().Select(static one => new ManifestSignature(
                    Text(one, "by"), one.GetProperty("at").GetDateTimeOffset()))]
                : [],
        };
        Tally declared = Total(root);
        if (declared.Count != manifest.Total.Count)
        {
            throw new FileFormatException(FileProblem.CountDiffers, "count");
        }

        return declared.Sum == manifest.Sum ? manifest : throw new FileFormatException(FileProblem.SumDiffers, "sum");
    }

    private static ManifestFile ReadFile(JsonElement file) => new(
        FileId.Parse(Text(file, "fileId")),
        Text(file, "name"),
        Text(file, "format"),
        file.GetProperty("of").GetInt32(),
        Total(file),
        Text(file, "sha256"))
    {
        Prints = file.TryGetProperty("prints", out JsonElement prints)
            ? [.. prints.EnumerateArray().Select(static one => (Text(one, "name"), Text(one, "sha256")))]
            : [],
        Signature = file.TryGetProperty("signature", out JsonElement signature)
            ? new FileSignature(Text(signature, "name"), Text(signature, "sha256"))
            : null,
    };

    private static void WritePrints(Utf8JsonWriter json, IReadOnlyList<(string Name, string Sha256)> prints)
    {
        if (prints.Count == 0)
        {
            return;
        }

        json.WriteStartArray("prints");
        foreach ((string name, string sha256) in prints)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("sha256", sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSignature(Utf8JsonWriter json, FileSignature? signature)
    {
        if (signature is null)
        {
            return;
        }

        json.WriteStartObject("signature");
        json.WriteString("name", signature.Name);
        json.WriteString("sha256", signature.Sha256);
        json.WriteEndObject();
    }

    private static void WriteSignatures(Utf8JsonWriter json, IReadOnlyList<ManifestSignature> signatures)
    {
        if (signatures.Count == 0)
        {
            return;
        }

        json.WriteStartArray("signatures");
        foreach (ManifestSignature signature in signatures)
        {
            json.WriteStartObject();
            json.WriteString("by", signature.By);
            json.WriteString("at", IsoValues.Time(signature.At));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTotal(Utf8JsonWriter json, Tally total)
    {
        json.WriteNumber("count", total.Count);
        json.WriteNumber("sum", total.Sum.Dong);
    }

    private static Tally Total(JsonElement node) =>
        new(node.GetProperty("count").GetInt64(), Vnd.FromDong(node.GetProperty("sum").GetInt64()));

    private static string Text(JsonElement node, string name) =>
        node.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");
}
