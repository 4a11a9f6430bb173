using System.Xml;
using System.Xml.Schema;

namespace Disbursement.Formats.Tests;

/// <summary>
/// Validates against the ISO 20022 schemas. They are not shipped (their licence is ISO's): a folder <c>shared/xsd</c>
/// beside the repository or one level up, or <c>DISBURSEMENT_XSD</c>, may hold them; without them the test is skipped.
/// </summary>
internal static class Xsd
{
    public static IReadOnlyList<string> Validate(byte[] file, string message)
    {
        string? folder = Find();
        string path = Path.Combine(folder ?? "", message + ".xsd");
        Assert.SkipWhen(folder is null || !File.Exists(path), $"No {message}.xsd; set DISBURSEMENT_XSD to its folder.");

        var problems = new List<string>();
        var schemas = new XmlSchemaSet();
        schemas.Add(targetNamespace: null, path);
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        using var reader = XmlReader.Create(new MemoryStream(file), settings);
        while (reader.Read())
        {
            // Reading is validating.
        }

        return problems;
    }

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("DISBURSEMENT_XSD");
        if (!string.IsNullOrEmpty(named))
        {
            return named;
        }

        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Disbursement.sln")))
        {
            folder = folder.Parent;
        }

        return new[] { folder?.Parent, folder?.Parent?.Parent }
            .Where(parent => parent is not null)
            .Select(parent => Path.Combine(parent!.FullName, "shared", "xsd"))
            .FirstOrDefault(Directory.Exists);
    }
}
