using Disbursement.LocalRuntime.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Disbursement.LocalRuntime.Tests.Hosting;

public sealed class FunctionBindingTests
{
    [Theory]
    [InlineData(typeof(UnknownName), "'lost'", "period")]
    [InlineData(typeof(WrongTriggerType), "'wrong'", "request")]
    [InlineData(typeof(NoConversion), "'stream'", "name")]
    [InlineData(typeof(NoTrigger), "'none'", "0 trigger")]
    [InlineData(typeof(TwoTriggers), "'two'", "2 trigger")]
    [InlineData(typeof(BadOrchestrator), "'orchestrate'", "second")]
    public void Build_FunctionCannotBeBound_NamesFunctionAndParameter(Type type, string function, string parameter)
    {
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(
            () => RunningHost.Build("UseDevelopmentStorage=true", [type]));

        Assert.Contains(function, failure.Message, StringComparison.Ordinal);
        Assert.Contains(parameter, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NameTwice_NamesBoth()
    {
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(
            () => FunctionCatalog.Find([typeof(UnknownName), typeof(SameName)]));

        Assert.Contains(nameof(UnknownName), failure.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(SameName), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_HttpFunctionWithoutWebApplication_SaysWhatIsMissing()
    {
        var builder = new Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder(
            new LocalHostOptions { FunctionTypes = [typeof(SameName)] });

        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => builder.Build());

        Assert.Contains("ConfigureFunctionsWebApplication", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12", typeof(int), 12)]
    [InlineData("12", typeof(long), 12L)]
    [InlineData("true", typeof(bool), true)]
    [InlineData("x", typeof(string), "x")]
    [InlineData("Friday", typeof(DayOfWeek), DayOfWeek.Friday)]
    [InlineData(null, typeof(string), null)]
    public void Convert_TextOfRightForm_GivesValue(string? text, Type wanted, object? expected) =>
        Assert.Equal(expected, DataValue.Convert("n", text, wanted));

    [Fact]
    public void Convert_TextOfWrongForm_DoesNotRepeatIt()
    {
        DataValueException failure = Assert.Throws<DataValueException>(
            () => DataValue.Convert("number", "079123456789x", typeof(long)));

        Assert.Contains("number", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("079123456789", failure.Message, StringComparison.Ordinal);
    }

    private static class UnknownName
    {
        [Function("lost")]
        public static string Run([HttpTrigger(Route = "months/{province}")] HttpRequest request, string period) =>
            period + request;
    }

    private static class SameName
    {
        [Function("LOST")]
        public static string Run([HttpTrigger] HttpRequest request) => request.Path;
    }

    private static class WrongTriggerType
    {
        [Function("wrong")]
        public static string Run([HttpTrigger] Uri request) => request.ToString();
    }

    private static class NoConversion
    {
        [Function("stream")]
        public static string Run([BlobTrigger("a/{name}")] string blob, Stream name) => blob + name;
    }

    private static class NoTrigger
    {
        [Function("none")]
        public static string Run(HttpRequest request) => request.Path;
    }

    private static class TwoTriggers
    {
        [Function("two")]
        public static string Run([HttpTrigger] HttpRequest request, [TimerTrigger("* * * * * *")] TimerInfo timer) =>
            request.Path + timer;
    }

    private static class BadOrchestrator
    {
        [Function("orchestrate")]
        public static Task<string> RunAsync(
            [OrchestrationTrigger] TaskOrchestrationContext context, string first, int second) =>
            Task.FromResult(context.InstanceId + first + second);
    }
}
