using Disbursement.LocalRuntime.Hosting;
using Microsoft.Extensions.Configuration;

namespace Disbursement.LocalRuntime.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("settings-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Read_SampleAboveAndSettingsFurtherAbove_TakesTheSettings()
    {
        DirectoryInfo middle = _root.CreateSubdirectory("a");
        DirectoryInfo inner = middle.CreateSubdirectory("b");
        File.WriteAllText(Path.Combine(_root.FullName, "local.settings.json"), """{"Values":{"A":"own"}}""");
        File.WriteAllText(Path.Combine(middle.FullName, "local.settings.sample.json"), """{"Values":{"A":"sample"}}""");

        Assert.Equal("own", SettingsFile.Read(inner.FullName)["A"]);
    }

    [Fact]
    public void Read_OnlySample_TakesItWithSectionsAndComments()
    {
        File.WriteAllText(
            Path.Combine(_root.FullName, "local.settings.sample.json"),
            """
            {
              // said in words
              "Values": { "Close__DayOfMonth": 20, "Close:Automatic": true, "Text": "t", },
            }
            """);

        IReadOnlyDictionary<string, string?> values = SettingsFile.Read(_root.FullName);

        Assert.Equal(("20", "True", "t"), (values["close:dayofmonth"], values["Close:Automatic"], values["Text"]));
    }

    [Fact]
    public void Read_NoFile_IsEmpty() => Assert.Empty(SettingsFile.Read(_root.FullName));

    [Fact]
    public void HostSettings_NoFile_HasTheDefaults()
    {
        var settings = HostSettings.Read(_root.FullName);

        Assert.Equal(
            ("api", "TestHubName", 8, 16),
            (settings.RoutePrefix, settings.HubName, settings.BlobsAtOnceMax, settings.MessagesAtOnceMax));
        Assert.Null(settings.ActivitiesMax);
    }

    [Fact]
    public void HostSettings_File_IsRead()
    {
        File.WriteAllText(
            Path.Combine(_root.FullName, "host.json"),
            """
            {"version":"2.0","extensions":{"http":{"routePrefix":""},"blobs":{"maxDegreeOfParallelism":3},
             "durableTask":{"hubName":"H","maxConcurrentActivityFunctions":6,"maxConcurrentOrchestratorFunctions":20}}}
            """);

        var settings = HostSettings.Read(_root.FullName);

        Assert.Equal(
            ("", "H", 3), (settings.RoutePrefix, settings.HubName, settings.BlobsAtOnceMax));
        Assert.Equal((6, 20), (settings.ActivitiesMax, settings.OrchestratorsMax));
    }

    [Fact]
    public void HostSettings_Variable_StandsBeforeTheFile()
    {
        const string variable = "AzureFunctionsJobHost__extensions__durableTask__crashesMax";
        File.WriteAllText(
            Path.Combine(_root.FullName, "host.json"), """{"extensions":{"durableTask":{"hubName":"H","crashesMax":3}}}""");
        Environment.SetEnvironmentVariable(variable, "7");
        try
        {
            var settings = HostSettings.Read(_root.FullName);

            Assert.Equal(("H", 7), (settings.HubName, settings.CrashesMax));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public void Resolve_NamesInPercentSigns_AreReplaced()
    {
        Connections connections = Having(("Container", "inbox"), ("AzureWebJobsStorage", "S"), ("Other", "O"));

        Assert.Equal("inbox/{name}", connections.Resolve("%Container%/{name}"));
        Assert.Equal(("S", "O"), (connections.Storage, connections.StorageOf("Other")));
        Assert.Equal("S", connections.BusOf("ServiceBusConnection"));
        Assert.Throws<InvalidOperationException>(() => connections.Resolve("%Missing%"));
        Assert.Throws<InvalidOperationException>(() => connections.StorageOf("Missing"));
    }

    private static Connections Having(params (string Name, string Value)[] settings) => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build());
}
