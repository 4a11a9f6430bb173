using System.Xml.Linq;

namespace Disbursement.Core.Tests.Repository;

/// <summary>Goal: references go one way (DESIGN 3). Method: read the project files.</summary>
public sealed class ReferenceTests
{
    private static readonly System.Buffers.SearchValues<char> ExactVersion =
        System.Buffers.SearchValues.Create("0123456789.abcdefghijklmnopqrstuvwxyz-");

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Disbursement.Core"] = [],
        ["Disbursement.Formats"] = ["Disbursement.Core"],
        ["Disbursement.LocalRuntime"] = [],
        ["Disbursement.Functions"] = ["Disbursement.Core", "Disbursement.Formats", "Disbursement.LocalRuntime"],
        ["Disbursement.Sandbox"] = ["Disbursement.Core", "Disbursement.Formats"],
        ["Disbursement.Cli"] = ["Disbursement.Core", "Disbursement.Formats"],
    };

    [Fact]
    public void Projects_EveryReference_GoesOneWay()
    {
        string[] wrong =
        [
            .. RepositoryFiles.Projects("functions").SelectMany(static project => References(project)
                .Where(reference => !Allowed[Path.GetFileNameWithoutExtension(project)].Contains(reference))
                .Select(reference => $"{Path.GetFileNameWithoutExtension(project)} -> {reference}")),
        ];

        Assert.Empty(wrong);
    }

    [Fact]
    public void FunctionApp_NoFile_NamesTheLocalRuntimeOrBranchesOnIt()
    {
        IEnumerable<string> wrong = RepositoryFiles.Source("functions/Disbursement.Functions")
            .SelectMany(static path => File.ReadLines(path).Select((line, index) => (path, line, index)))
            .Where(static item => item.line.Contains("LocalRuntime", StringComparison.Ordinal)
                || item.line.StartsWith("#if", StringComparison.Ordinal))
            .Select(static item => $"{RepositoryFiles.Relative(item.path)}:{item.index + 1}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Packages_EveryVersion_IsExact()
    {
        var packages = XDocument.Load(Path.Combine(RepositoryFiles.Root, "Directory.Packages.props"));

        IEnumerable<string> loose = packages.Descendants("PackageVersion")
            .Select(static item => (string)item.Attribute("Version")!)
            .Where(static version => version.AsSpan().ContainsAnyExcept(ExactVersion));

        Assert.Empty(loose);
    }

    private static IEnumerable<string> References(string project)
    {
        // What is only built beside a project and not linked into it is no reference.
        IEnumerable<XDocument> files = Directory
            .EnumerateFiles(Path.GetDirectoryName(project)!, "*.props")
            .Prepend(project)
            .Select(static path => XDocument.Load(path));
        return files
            .SelectMany(static file => file.Descendants("ProjectReference"))
            .Where(static item => (string?)item.Attribute("ReferenceOutputAssembly") != "false")
            .Select(static item => Path.GetFileNameWithoutExtension(((string)item.Attribute("Include")!).Replace('\\', '/')));
    }
}
