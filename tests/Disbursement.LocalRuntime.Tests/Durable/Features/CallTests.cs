using Disbursement.LocalRuntime.Tests.Durable.Support;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Tests.Durable.Features;

/// <summary>Activities and sub-orchestrations: results, failures, retries.</summary>
public sealed class CallTests(AzuriteFixture azurite) : DurableTests(azurite)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_Chain_PassesResultsOn(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Double", value => value * 2)
            .Orchestrator("Chain", async context =>
            {
                int first = await context.CallActivityAsync<int>("Double", context.GetInput<int>());
                return await context.CallActivityAsync<int>("double", first); // names without regard to case
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Chain", 5);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(20, end.ReadOutputAs<int>());
        Assert.Equal(5, end.ReadInputAs<int>());
        Assert.True(end.IsCompleted);
        Assert.False(end.IsRunning);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_FanOutOf100_GivesEveryResultInPlace(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Square", value => value * value)
            .Orchestrator("FanOut", async context => await Task.WhenAll(
                Enumerable.Range(0, 100).Select(value => context.CallActivityAsync<int>("Square", value))))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("FanOut");

        Assert.Equal(Enumerable.Range(0, 100).Select(value => value * value), end.ReadOutputAs<int[]>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_PayloadOfAMegabyte_ComesThrough(StoreKind kind)
    {
        string large = new('đ', 500_000);
        TestHub hub = await NewHub(kind)
            .Activity<string, string>("Echo", text => text)
            .Orchestrator("Large", async context =>
                await context.CallActivityAsync<string>("Echo", context.GetInput<string>()))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Large", large);

        Assert.Equal(large, end.ReadOutputAs<string>());
        Assert.Equal(large, end.ReadInputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_ThatThrows_FailsWithTypeMessageAndCause(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Activity<string, string>("Throw", _ =>
                throw new InvalidOperationException("outer", new FormatException("inner")))
            .Orchestrator("Catch", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("Throw", "x");
                }
                catch (TaskFailedException failed)
                {
                    TaskFailureDetails details = failed.FailureDetails;
                    return $"{failed.TaskName}|{details.ErrorType}|{details.ErrorMessage}|"
                        + $"{details.InnerFailure!.ErrorMessage}|{details.IsCausedBy<InvalidOperationException>()}|"
                        + $"{details.IsCausedBy<SystemException>()}|{details.IsCausedBy<FormatException>()}|"
                        + $"{details.InnerFailure.IsCausedBy<FormatException>()}";
                }
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Catch");

        Assert.Equal(
            "Throw|System.InvalidOperationException|outer|inner|True|True|False|True", end.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_UnknownName_FailsTheCall(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Caller", async context => await context.CallActivityAsync<int>("Nobody"))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Caller");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Nobody'", end.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_RetryPolicy_TriesAsOftenAsAllowedWithGrowingWaits(StoreKind kind)
    {
        int calls = 0;
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Flaky", _ =>
                Interlocked.Increment(ref calls) < 3 ? throw new IOException("no") : calls)
            .Orchestrator("Retry", async context =>
            {
                DateTime start = context.CurrentUtcDateTime;
                var policy = new RetryPolicy(3, TimeSpan.FromMilliseconds(20), backoffCoefficient: 2);
                int result = await context.CallActivityAsync<int>("Flaky", 0, TaskOptions.FromRetryPolicy(policy));
                return (result, (context.CurrentUtcDateTime - start).TotalMilliseconds).ToString();
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Retry");

        string[] parts = end.ReadOutputAs<string>()!.Trim('(', ')').Split(", ");
        Assert.Equal("3", parts[0]);
        Assert.True(double.Parse(parts[1], System.Globalization.CultureInfo.CurrentCulture) >= 60, parts[1]);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_RetriesUsedUp_ThrowsTheLastFailure(StoreKind kind)
    {
        int calls = 0;
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Flaky", _ => throw new IOException($"no {Interlocked.Increment(ref calls)}"))
            .Orchestrator("Retry", async context => await context.CallActivityAsync<int>(
                "Flaky", 0, TaskOptions.FromRetryPolicy(new RetryPolicy(3, Soon))))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Retry");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.True(end.FailureDetails!.IsCausedBy<TaskFailedException>());
        Assert.Equal("no 3", end.FailureDetails.InnerFailure!.ErrorMessage);
        Assert.Equal(3, calls);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_HandleFailureSaysNo_IsNotTriedAgain(StoreKind kind)
    {
        int calls = 0;
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Refuse", _ =>
            {
                Interlocked.Increment(ref calls);
                throw new FormatException("never");
            })
            .Orchestrator("Retry", async context =>
            {
                var policy = new RetryPolicy(5, Soon)
                {
                    HandleFailure = failure => !failure.IsCausedBy<FormatException>(),
                };
                await context.CallActivityAsync("Refuse", 0, TaskOptions.FromRetryPolicy(policy));
            })
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Retry");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(1, calls);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallActivity_RetryHandler_DecidesWithTheFailureInHand(StoreKind kind)
    {
        int calls = 0;
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Flaky", _ =>
                Interlocked.Increment(ref calls) < 4 ? throw new IOException("no") : calls)
            .Orchestrator("Retry", async context => await context.CallActivityAsync<int>(
                "Flaky",
                0,
                TaskOptions.FromRetryHandler(retry =>
                    retry.LastAttemptNumber < 10 && retry.LastFailure.IsCausedBy<IOException>())))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Retry");

        Assert.Equal(4, end.ReadOutputAs<int>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallSubOrchestrator_Nested_KnowsItsParentAndReturns(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Increment", value => value + 1)
            .Orchestrator("Child", async context =>
            {
                int value = await context.CallActivityAsync<int>("Increment", context.GetInput<int>());
                return $"{context.Parent!.Name}/{context.Parent.InstanceId}/{value}";
            })
            .Orchestrator("Parent", async context => await Task.WhenAll(Enumerable.Range(0, 5)
                .Select(value => context.CallSubOrchestratorAsync<string>("Child", value))))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Parent", instanceId: "family");

        Assert.Equal(
            Enumerable.Range(1, 5).Select(value => $"Parent/family/{value}"), end.ReadOutputAs<string[]>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallSubOrchestrator_ThatFails_KeepsTheWholeChainOfCauses(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Activity<int, int>("Throw", _ => throw new FormatException("deep"))
            .Orchestrator("Child", async context => await context.CallActivityAsync<int>("Throw"))
            .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<int>("Child"))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Parent");

        TaskFailureDetails child = end.FailureDetails!.InnerFailure!;
        Assert.True(child.IsCausedBy<TaskFailedException>());
        Assert.True(child.InnerFailure!.IsCausedBy<FormatException>());
        Assert.Equal("deep", child.InnerFailure.ErrorMessage);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallSubOrchestrator_RetriedUnderOneId_StartsTheIdAgain(StoreKind kind)
    {
        int runs = 0;
        TestHub hub = await NewHub(kind)
            .Orchestrator("Child", context => Interlocked.Increment(ref runs) < 3
                ? throw new IOException("no")
                : Task.FromResult(context.InstanceId))
            .Activity<int, int>("Wait", value => value)
            .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>(
                "Child", options: TaskOptions.FromRetryPolicy(new RetryPolicy(3, Soon)).WithInstanceId("the-child")))
            .StartAsync();

        OrchestrationMetadata end = await hub.RunAsync("Parent");

        Assert.Equal("the-child", end.ReadOutputAs<string>());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task CallSubOrchestrator_IdInUse_FailsTheCall(StoreKind kind)
    {
        TestHub hub = await NewHub(kind)
            .Orchestrator("Sleeper", context => context.WaitForExternalEvent<int>("never"))
            .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<int>(
                "Sleeper", options: new SubOrchestrationOptions(instanceId: "taken")))
            .StartAsync();
        await hub.BeginAsync("Sleeper", "taken");

        OrchestrationMetadata end = await hub.RunAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'taken'", end.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
    }
}
