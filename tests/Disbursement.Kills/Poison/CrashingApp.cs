using System.Reflection;
using Disbursement.Functions;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Web;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace Disbursement.Kills.Poison;

/// <summary>The real app, but for readers that a poisoned file brings down with the process.</summary>
internal static class CrashingApp
{
    /// <summary>The argument that runs this program as that app.</summary>
    public const string Argument = "--crashing-app";

    /// <summary>Runs the app until it is stopped or brought down.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        var builder = new FunctionsApplicationBuilder(new LocalHostOptions
        {
            Arguments = [.. arguments.Where(static argument => argument != Argument)],
            BaseDirectory = AppContext.BaseDirectory,
            FunctionTypes =
            [
                .. typeof(DisbursementServices).Assembly.GetTypes().Where(static type => IsKept(type)),
                typeof(CrashingListReader),
                typeof(CrashingResultsReader),
            ],
        });
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddDisbursement(builder.Configuration);
        builder.AddWeb();
        await builder.Build().RunAsync();
    }

    private static bool IsKept(Type type) => type != typeof(ReadListActivity) && type != typeof(ReadResultsActivity)
        && type.GetMethods().Any(static method => method.GetCustomAttribute<FunctionAttribute>() is not null);
}
