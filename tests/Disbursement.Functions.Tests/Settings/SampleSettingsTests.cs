using System.Text.Json;
using Disbursement.Functions.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Tests.Settings;

/// <summary>
/// Goal: every setting that the app reads stands in local.settings.sample.json, and the sample holds none that nobody
/// reads. Method: the app's services are made over settings that write down what is asked of them.
/// </summary>
public sealed class SampleSettingsTests
{
    /// <summary>What the host or the other parties read.</summary>
    private static readonly string[] Others =
        ["FUNCTIONS_WORKER_RUNTIME", "ASPNETCORE_URLS", "ServiceBus:Topics:", "Sandbox:"];

    private static readonly IReadOnlyDictionary<string, string?> Sample = ReadSample();

    [Fact]
    public void Sample_EverySettingOfTheApp_IsThere()
    {
        IReadOnlyCollection<string> asked = AskedOf(Sample);

        Assert.Contains("Months:RoundsMax", asked);
        Assert.Empty(asked.Where(static key => !Sample.ContainsKey(key)).Order());
    }

    [Fact]
    public void Sample_EverySettingInIt_IsReadBySomebody()
    {
        var asked = AskedOf(Sample).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.Empty(Sample.Keys
            .Where(key => !asked.Contains(key)
                && !Others.Any(other => key.StartsWith(other, StringComparison.Ordinal)))
            .Order());
    }

    [Fact]
    public void Sample_WithoutOneSetting_IsFoundOut()
    {
        var without = Sample.Where(static pair => pair.Key != "Close:Automatic")
            .ToDictionary(StringComparer.Ordinal);

        Assert.Contains("Close:Automatic", AskedOf(without).Where(key => !without.ContainsKey(key)));
    }

    /// <summary>The keys of sections that the app binds; what the host itself asks for is none of them.</summary>
    private static IReadOnlyCollection<string> AskedOf(IReadOnlyDictionary<string, string?> values)
    {
        var settings = new ReadKeys(values);
        using var configuration = new ConfigurationManager();
        ((IConfigurationBuilder)configuration).Add(settings);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddDisbursement(configuration);
        WebServices.AddOptions(services, configuration);
        using ServiceProvider provider = services.BuildServiceProvider();
        foreach (Type type in OptionTypes())
        {
            object options = provider.GetRequiredService(typeof(IOptionsFactory<>).MakeGenericType(type));
            try
            {
                options.GetType().GetMethod(nameof(IOptionsFactory<object>.Create))!.Invoke(options, [Options.DefaultName]);
            }
            catch (System.Reflection.TargetInvocationException invalid)
                when (invalid.InnerException is OptionsValidationException)
            {
                // The sample leaves keys empty, which a deployment fills in; they were asked for all the same.
            }
        }

        // A section is asked for as a whole before its settings are.
        IReadOnlyCollection<string> asked = settings.Asked;
        return [.. asked.Where(key => !asked.Any(other => other.StartsWith(key + ":", StringComparison.Ordinal)))];
    }

    private static IEnumerable<Type> OptionTypes() => typeof(WebServices).Assembly.GetTypes()
        .Where(static type => type.Name.EndsWith("Options", StringComparison.Ordinal)
            && type is { IsClass: true, IsAbstract: false });

    private static Dictionary<string, string?> ReadSample()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "local.settings.sample.json")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder!, "local.settings.sample.json")));
        return document.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(static value => value.Name, static value => value.Value.GetString(), StringComparer.Ordinal);
    }
}
