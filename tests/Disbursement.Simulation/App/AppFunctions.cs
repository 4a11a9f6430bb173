using Disbursement.LocalRuntime.Hosting;
using Disbursement.LocalRuntime.Triggers.Blob;
using Disbursement.LocalRuntime.Triggers.Durable;
using Disbursement.LocalRuntime.Triggers.Http;
using Disbursement.LocalRuntime.Triggers.ServiceBus;
using Disbursement.LocalRuntime.Triggers.Timer;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Simulation.App;

/// <summary>The app's functions, found and bound once for all runs.</summary>
internal static class AppFunctions
{
    static AppFunctions()
    {
        var binder = new FunctionBinder(
        [
            new ActivityTriggerKind(),
            new BlobTriggerKind(),
            new HttpTriggerKind(),
            new ServiceBusTriggerKind(),
            new TimerTriggerKind(),
        ]);
        ILookup<bool, FunctionDescriptor> found = FunctionCatalog
            .Find(typeof(Functions.DisbursementServices).Assembly.GetTypes())
            .ToLookup(static function => function.Trigger is OrchestrationTriggerAttribute);
        Orchestrators = [.. found[true]];
        Index = new FunctionIndex([.. found[false].Select(binder.Bind)]);
        Activities = [.. Index.Of<ActivityTriggerAttribute>().Select(static item => item.Function.Descriptor.Name)];
    }

    /// <summary>The orchestrators.</summary>
    public static IReadOnlyList<FunctionDescriptor> Orchestrators { get; }

    /// <summary>The names of the activities.</summary>
    public static IReadOnlyList<string> Activities { get; }

    /// <summary>Everything else.</summary>
    public static FunctionIndex Index { get; }
}
